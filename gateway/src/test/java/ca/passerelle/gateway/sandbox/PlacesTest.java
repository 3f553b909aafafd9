package ca.passerelle.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The first thing that somebody reads. */
class PlacesTest {

    private static final String WELCOME = new Places("http://localhost:9090", 2600, 2601, "/srv/data")
            .welcome(List.of(new SandboxPartners.Entry(
                    "cedar-connect", "LINK_WORKER", "Cedar", "Cèdre", List.of("sandbox-cedar-connect"))));

    @Test
    void namesEveryPlaceAndToken() {
        assertThat(WELCOME)
                .contains("http://localhost:9090/fhir", "127.0.0.1:2600 in", "127.0.0.1:2601", "/srv/data")
                .containsPattern("cedar-connect +LINK_WORKER +sandbox-cedar-connect +Cedar");
    }

    @Test
    void itsCommandsCanBeCopied() {
        assertThat(WELCOME)
                .contains("printf '\\x0b%s\\r\\x1c\\r' \"$(tr '\\n' '\\r' < gateway/docs/samples/ref-i12.hl7)\"")
                .contains("curl -s 'http://localhost:9090/sandbox/outbox'")
                .contains("'http://localhost:9090/fhir/Task?_sort=-_lastUpdated&_pretty=true'");
    }
}
