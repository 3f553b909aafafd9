package ca.passerelle.gateway.record.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.record.content.Content.Located;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ContentCheck CHECK = new ContentCheck(FHIR);

    @Test
    void whatIsRequiredIsNamedByItsPath() {
        List<Problem> problems =
                of("{'resourceType':'Task','input':[{'type':{'text':'x'},'valueString':'y'},{'valueCode':'z'}],"
                                + "'restriction':{'repetitions':1},'extension':[{'url':'s:x','extension':[{'url':'s:y','valueSignature':"
                                + "{'when':'2026-01-01T00:00:00Z','who':{'display':'x'}}}]}]}")
                        .problems();
        assertThat(problems).allMatch(problem -> problem.code() == ProblemCode.REQUIRED_MISSING);
        assertThat(problems)
                .extracting(Problem::location)
                .containsExactlyInAnyOrder(
                        "Task.status",
                        "Task.intent",
                        "Task.input[1].type",
                        "Task.extension[0].extension[0].value.type");
    }

    @Test
    void aContainedResourceIsCheckedToo() {
        assertThat(
                        of("{'resourceType':'Patient','contained':[{'resourceType':'RelatedPerson','id':'a','managingOrganization':null}],"
                                        + "'link':[{'type':'refer','other':{'reference':'#a'}}]}")
                                .problems())
                .extracting(Problem::location)
                .containsExactly("Patient.contained[0].patient");
    }

    @Test
    void anExtensionInPlaceOfAValueIsEnough() {
        assertThat(
                        of("{'resourceType':'Task','_status':{'extension':[{'url':'s:x','valueCode':'unknown'}]},'intent':'order'}")
                                .problems())
                .isEmpty();
    }

    @Test
    void everyReferenceIsFoundWithItsPathAndTargets() {
        Content content = of("{'resourceType':'Task','status':'draft','intent':'order','for':{'reference':'Patient/1'},"
                + "'owner':{'reference':'#o'},'requester':{'identifier':{'value':'x'}},"
                + "'contained':[{'resourceType':'PractitionerRole','id':'o','organization':{'reference':'Organization/2'}}],"
                + "'input':[{'type':{'text':'x'},'valueReference':{'reference':'Observation/3'}}],"
                + "'note':[{'authorReference':{'reference':'Practitioner/4'},'text':'x'}],"
                + "'_description':{'extension':[{'url':'s:x','valueReference':{'reference':'Patient/5'}}]}}");
        assertThat(content.problems()).isEmpty();
        assertThat(content.references().stream().collect(Collectors.toMap(Located::path, Located::literal)))
                .hasSize(5)
                .containsEntry("Task.for", "Patient/1")
                .containsEntry("Task.contained[0].organization", "Organization/2")
                .containsEntry("Task.input[0].value", "Observation/3")
                .containsEntry("Task.note[0].author", "Practitioner/4")
                .containsEntry("Task.description.extension[0].value", "Patient/5");
        assertThat(content.references().stream()
                        .filter(located -> located.path().equals("Task.contained[0].organization")))
                .singleElement()
                .satisfies(located -> assertThat(located.targets()).containsExactly("Organization"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Slot.start                       | {'resourceType':'Slot','status':'free','schedule':{'display':'x'},'start':'2026-01-01','end':'2026-01-01T10:00:00Z'}
                    Slot.end                         | {'resourceType':'Slot','status':'free','schedule':{'display':'x'},'start':'2026-01-01T09:00:00Z','end':'2026-01-01T10:00:00'}
                    Patient.birthDate                | {'resourceType':'Patient','birthDate':'2026-01-01T10:00:00Z'}
                    Patient.deceased                 | {'resourceType':'Patient','deceasedDateTime':'2026-01-01T10:00:00'}
                    Patient.multipleBirth.extension[0].value | {'resourceType':'Patient','_multipleBirthInteger':{'extension':[{'url':'s:x','valuePositiveInt':0}]}}
                    Patient.extension[0].value       | {'resourceType':'Patient','extension':[{'url':'s:x','valueUnsignedInt':-1}]}
                    Patient.extension[0].value       | {'resourceType':'Patient','extension':[{'url':'s:x','valueTime':'25:00:00'}]}
                    Patient.extension[0].value       | {'resourceType':'Patient','extension':[{'url':'s:x','valueTime':'10:00'}]}
                    Patient.extension[0].value       | {'resourceType':'Patient','extension':[{'url':'s:x','valueOid':'1.2.3'}]}
                    Patient.extension[0].value       | {'resourceType':'Patient','extension':[{'url':'s:x','valueUuid':'urn:uuid:1'}]}
                    Patient.extension[0].value       | {'resourceType':'Patient','extension':[{'url':'s:x','valueId':'a b'}]}
                    Patient.extension[0].value       | {'resourceType':'Patient','extension':[{'url':'s:x','valueCode':'a  b'}]}
                    Patient.extension[0].url         | {'resourceType':'Patient','extension':[{'url':'s: x','valueCode':'a'}]}
                    Patient.extension[0].url         | {'resourceType':'Patient','extension':[{'url':'colour','valueCode':'a'}]}
                    Patient.name[0].extension[0].url | {'resourceType':'Patient','name':[{'extension':[{'url':'colour','valueCode':'a'}]}]}
                    Patient.modifierExtension[0].url | {'resourceType':'Patient','modifierExtension':[{'url':'colour','valueCode':'a'}]}
                    Patient.managingOrganization.reference | {'resourceType':'Patient','managingOrganization':{'reference':'Organization/a b'}}
                    Patient.contained[0].id          | {'resourceType':'Patient','contained':[{'resourceType':'RelatedPerson','id':'b x','patient':{'reference':'#'}}]}
                    Patient.language                 | {'resourceType':'Patient','language':' fr'}
                    Patient.identifier[0].system     | {'resourceType':'Patient','identifier':[{'system':'a b'}]}
                    Patient.name[0].given[1]         | {'resourceType':'Patient','name':[{'given':['a','\\u0000b']}]}
                    Patient.name[0].family           | {'resourceType':'Patient','name':[{'family':'\\ud83d'}]}
                    Patient.photo[0].url             | {'resourceType':'Patient','photo':[{'url':'http://169.254.169.254/latest'}]}
                    """)
    void aValueOfTheWrongFormIsFound(String path, String json) {
        assertThat(of(json).problems()).as(json).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo(path);
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_VALUE);
        });
    }

    @Test
    void valuesOfTheRightFormPass() {
        assertThat(
                        of("{'resourceType':'Patient','language':'fr-CA','birthDate':'1962-05','deceasedDateTime':'2026-01-01T10:00:00.5-08:00',"
                                        + "'name':[{'family':'\\ud83d\\ude00 O’Brien','given':['a b']}],'photo':[{'url':'Binary/1'}],"
                                        + "'extension':[{'url':'s:x','valueOid':'urn:oid:1.2.3'},{'url':'s:x','valueCode':'a b'},"
                                        + "{'url':'s:x','valueTime':'23:59:60'},{'url':'s:x','valueUuid':'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'}]}")
                                .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/x",
                "https://LOCALHOST",
                "http://10.1.2.3/",
                "http://172.31.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://1.2.3.4.5/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::ffff:a00:1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fe80::1%25eth0]/",
                "http://server/fhir",
                "http://db.internal/",
                "http://printer.local/",
                "http://localhost./",
                "http://user@example.org/",
                "http://224.0.0.1/",
                "http://999.1.1.1/",
                "file:///etc/passwd",
                "jar:http://example.org/x!/",
                "//127.0.0.1/x",
                "http:///x",
                "http://exa mple.org/",
                "http://[1:2/",
                "ftp://10.0.0.1/",
                "javascript:alert(1)",
                "http://①②⑦.0.0.1/"
            })
    void anAddressOfAPrivateNetworkIsKnownByItsText(String url) {
        assertThat(InternalAddress.isIn(url)).as(url).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a", "http://example.org:8080/a?b=c#d", "https://sub.example.ca./",
                        "https://8.8.8.8/", "http://172.32.0.1/",
                "https://[2606:4700::1111]/", "Binary/1", "/Binary/1", "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
                        "mailto:a@example.org",
                "https://127.0.0.1.example.org/", "https://10.example.org/", "#x", "data:text/plain,x"
            })
    void otherAddressesPass(String url) {
        assertThat(InternalAddress.isIn(url)).as(url).isFalse();
    }

    @Test
    void whatIsWrongIsNamedUpToALimit() {
        String items =
                IntStream.range(0, 1000).mapToObj(i -> "{'gender':'male'}").collect(Collectors.joining(","));
        assertThat(of("{'resourceType':'Patient','contact':[" + items + "]}").problems())
                .hasSize(50);
    }

    @Test
    void nestingDoesNotExhaustTheStack() {
        String deep = "{'linkId':'1'}";
        for (int i = 0; i < 200; i++) {
            deep = "{'linkId':'1','item':[" + deep + "]}";
        }
        assertThat(of("{'resourceType':'QuestionnaireResponse','status':'completed','item':[" + deep + "]}")
                        .problems())
                .isNotEmpty()
                .allMatch(problem -> problem.code() == ProblemCode.STRUCTURE);
    }

    private static Content of(String json) {
        Resource resource = (Resource) FHIR.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(json.replace('\'', '"'));
        return CHECK.of(resource, resource.fhirType());
    }
}
