package ca.passerelle.routes.directory.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ties records of an API together. */
class RecordLinksTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"id":"1"} | service_id=1 | false | true
                    {"id":1,"organization_id":2} | service_id=1 organization_id=2 | false | true
                    {"id":"1","organization":{"id":"2","parent_organization_id":"3"}} | service_id=1 organization_id=2 organization_id=3 | false | true
                    {"id":"1","service_at_locations":[{"id":"4","location":{"id":"5"}}]} | service_id=1 service_at_location_id=4 location_id=5 | false | true
                    {"id":"1","locations":[{"id":"5","addresses":[{"id":"6","is_private":true}]}]} | service_id=1 location_id=5 | true | true
                    {"id":"1","phones":[{"id":"6","confidential":"no"}]} | service_id=1 | false | true
                    {"id":"1","program":{"id":"7"},"location_id":null} | service_id=1 program_id=7 | false | true
                    {"id":"1","attributes":[{"id":"8","taxonomy_term":{"id":"9","name":"Food"}}]} | service_id=1 | false | true
                    {"id":"1","attributes":[{"id":"8","taxonomy_term":{"id":"9"}}]} | service_id=1 | false | false
                    {"id":"1","attributes":[{"id":"8","taxonomy_term_id":"9"}]} | service_id=1 | false | false
                    {"id":"1","service_capacity":[{"id":"8","unit_id":"9"}]} | service_id=1 | false | false
                    """)
    void links(String service, String keys, boolean flagged, boolean complete) throws JsonProcessingException {
        RecordLinks links = RecordLinks.of(JSON.readTree(service));
        assertThat(links.keys()).containsExactlyInAnyOrder(keys.split(" "));
        assertThat(links).returns(flagged, RecordLinks::flagged).returns(complete, RecordLinks::complete);
    }
}
