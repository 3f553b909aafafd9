package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is read as FHIR writes it, or refused with the place named. */
@GatewayTest
class StrictReadingTest {

    private static final String XHTML = "<div xmlns='http://www.w3.org/1999/xhtml'>";

    @As("south-clinic")
    private Fhir clinic;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{'colour':'blue'} ! Patient",
                "{'name':[{'family':'A','colour':'blue'}]} ! Patient.name[0]",
                "{'name':[{'family':'A'},{'given':'B'}]} ! Patient.name[1].given",
                "{'name':{'family':'A'}} ! Patient.name",
                "{'name':['A']} ! Patient.name[0]",
                "{'gender':['male']} ! Patient.gender",
                "{'gender':{'code':'male'}} ! Patient.gender",
                "{'gender':7} ! Patient.gender",
                "{'gender':null} ! Patient.gender",
                "{'gender':'blue'} ! Patient.gender",
                "{'gender':''} ! Patient.gender",
                "{'active':'true'} ! Patient.active",
                "{'birthDate':'1970-13-45'} ! Patient.birthDate",
                "{'multipleBirthInteger':1.5} ! Patient.multipleBirthInteger",
                "{'multipleBirthInteger':'1'} ! Patient.multipleBirthInteger",
                "{'name':[]} ! Patient.name",
                "{'name':[{}]} ! Patient.name[0]",
                "{'name':[null]} ! Patient.name[0]",
                "{'name':[{'given':['a',null]}]} ! Patient.name[0]",
                "{'_gender':{'value':'x'}} ! Patient.gender",
                "{'managingOrganizationResource':{'reference':'x'}} ! Patient",
                "{'contained':[{'resourceType':'Practitioner','id':'p','gender':{}}]} ! Patient.contained[0].gender",
                "{'contained':[{'resourceType':'Nobody','id':'p'}]} ! Patient.contained[0]",
                "{'extension':[{'url':'x','valueBlue':1}]} ! Patient.extension[0]",
                "{'gender':'male','gender':'female'} ! Patient",
                "{'name':[{'family':'A','family':'A'}]} ! Patient.name[0]",
                "{'photo':[{'contentType':'image/png','data':'AAAA x'}]} ! Patient.photo[0].data",
                "{'photo':[{'contentType':'image/png','data':'AA=A'}]} ! Patient.photo[0].data",
                "{'extension':[{'url':'s:x','valueDecimal':1e100000000}]} ! Patient.extension[0].valueDecimal",
                "{'extension':[{'url':'s:x','valueDecimal':1e-2147483648}]} ! Patient.extension[0].valueDecimal"
            })
    void jsonThatIsNotAsFhirHasItIsRefusedWhereItStands(String body, String place) {
        assertRefused(post(patient(body)), 400, place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "\"Patient\"",
                "{\"resourceType\":\"Patient\"",
                "{\"resourceType\":\"Patient\",}",
                "{\"resourceType\":\"Patient\"} x",
                "{\"resourceType\":\"Patient\"}{\"resourceType\":\"Patient\"}",
                "{'resourceType':'Patient'}",
                "{resourceType:\"Patient\"}",
                "{\"resourceType\":\"Patient\"/* a comment */}",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":01}",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":NaN}",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":+1}",
                "{\"resourceType\":\"Practitioner\"}",
                "{\"resourceType\":\"Nobody\"}",
                "{\"resourceType\":7}",
                "{\"gender\":\"male\"}",
                "{\"gender\":\"blue\",\"resourceType\":\"Patient\"}",
                "{\"colour\":\"blue\",\"resourceType\":\"Patient\"}"
            })
    void whatIsNoPatientInJsonIsRefused(String body) {
        assertRefused(post(body.getBytes(StandardCharsets.UTF_8)), 400, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "<gender value='blue'/> ! Patient.gender",
                "<gender value='male' colour='blue'/> ! Patient.gender",
                "<gender value='male'/><gender value='male'/> ! Patient.gender",
                "<name><family value='A'/><colour value='blue'/></name> ! Patient.name[0]",
                "<name/> ! Patient.name[0]",
                "<name>Lafleur</name> ! Patient.name[0]",
                "<active value='maybe'/> ! Patient.active",
                "<extension url='s:x'><valueDecimal value='1e100000000'/></extension> ! Patient.extension[0].valueDecimal",
                "<photo><contentType value='image/png'/><data value='bogus'/></photo> ! Patient.photo[0].data",
                "<_gender><id value='x'/></_gender> ! Patient",
                "<contact><gender value='blue'/></contact> ! Patient.contact[0].gender",
                "<gender xmlns='urn:other' value='male'/> ! Patient.gender",
                "<contained><Nobody/></contained> ! Patient.contained[0]"
            })
    void xmlThatIsNotAsFhirHasItIsRefusedWhereItStands(String content, String place) {
        assertRefused(xml("<Patient xmlns='http://hl7.org/fhir'>" + content + "</Patient>"), 400, place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Patient xmlns='http://hl7.org/fhir'>",
                "<Patient><gender value='male'/></Patient>",
                "<Practitioner xmlns='http://hl7.org/fhir'/>",
                "<?xml version='1.0' encoding='ISO-8859-1'?><Patient xmlns='http://hl7.org/fhir'><active value='true'/></Patient>",
                "<!DOCTYPE Patient [<!ENTITY a 'x'>]><Patient xmlns='http://hl7.org/fhir'><name><family value='&a;'/></name></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><name><family value='&a;'/></name></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'/><Patient xmlns='http://hl7.org/fhir'/>"
            })
    void whatIsNoPatientInXmlIsRefused(String body) {
        assertRefused(xml(body), 400, null);
    }

    @Test
    void anExternalEntityIsNotFetched() throws IOException {
        try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(300);
            String system = "http://127.0.0.1:" + canary.getLocalPort() + "/secret";
            assertRefused(
                    xml("<!DOCTYPE Patient [<!ENTITY % p SYSTEM '" + system + "'> %p; <!ENTITY a SYSTEM '" + system
                            + "'>]><Patient xmlns='http://hl7.org/fhir'><name><family value='A'/></name>"
                            + "<text><status value='generated'/>" + XHTML + "&a;</div></text></Patient>"),
                    400,
                    null);
            assertRefused(
                    post(patient("{'text':{'status':'generated','div':'<!DOCTYPE div SYSTEM \\'" + system
                            + "\\'><div>x</div>'}}")),
                    400,
                    "Patient.text.div");
            assertRefused(post(patient("{'photo':[{'url':'" + system + "'}]}")), 422, "Patient.photo[0].url");
            assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{\"url\":\"x\",\"extension\":", "{\"a\":"})
    void depthIsRefusedAtOnce(String level) {
        byte[] deep = ("{\"resourceType\":\"Patient\",\"extension\":" + level.repeat(100_000))
                .getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        assertRefused(post(deep), 400, null);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertRefused(
                clinic.send("PATCH", "Patient/x", deep, "Content-Type", "application/json-patch+json"), 400, null);
    }

    @Test
    void aDeepNarrativeIsRefusedAtOnce() {
        long begin = System.nanoTime();
        assertRefused(
                post(patient("{'text':{'status':'generated','div':'<div>" + "<b>".repeat(100_000) + "'}}")),
                400,
                "Patient.text.div");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void deepXmlIsRefusedAtOnce() {
        for (String element : new String[] {"<extension url='x'>", "<contained><Patient>"}) {
            long begin = System.nanoTime();
            assertRefused(xml("<Patient xmlns='http://hl7.org/fhir'>" + element.repeat(50_000)), 400, null);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void sizeIsMeasuredAndTheSettingNamed() throws IOException {
        byte[] big = patient("{'name':[{'family':'" + "a".repeat(17_000_000) + "'}]}");
        Fhir.Answer answer = post(big);
        assertRefused(answer, 413, "body");
        assertThat(answer.body()).contains("passerelle.fhir.max-body-bytes");
        byte[] bomb = gzip(big);
        assertThat(bomb.length).isLessThan(100_000);
        assertRefused(sendGzip(bomb), 413, "body");
        assertThat(sendGzip(gzip(patient("{'gender':'male'}"))).status()).isEqualTo(201);
        assertRefused(sendGzip(patient("{'gender':'male'}")), 400, "Content-Encoding");
    }

    @Test
    void utf8IsCheckedAndItsMarkOverlooked() {
        byte[] body = patient("{'name':[{'family':'Lafl?ur'}]}");
        body[new String(body, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xE9;
        assertRefused(post(body), 400, "body");
        byte[] marked = ("\uFEFF" + new String(patient("{'name':[{'family':'Élan'}]}"), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(post(marked).as(Patient.class).getNameFirstRep().getFamily()).isEqualTo("Élan");
        assertRefused(post("{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_16LE)), 400, null);
    }

    @Test
    void whatFhirAllowsIsRead() {
        Patient patient = post(patient(
                        "{'_birthDate':{'extension':[{'url':'http://example.org/x','valueCode':'unknown'}]},"
                                + "'name':[{'given':['A',null,'C'],'_given':[null,{'extension':[{'url':'http://example.org/x',"
                                + "'valueString':'y'}]},null]}],'contained':[{'resourceType':'Organization','id':'o','name':'O'}],"
                                + "'managingOrganization':{'reference':'#o'},'multipleBirthInteger':2}"))
                .as(Patient.class);
        assertThat(patient.getBirthDateElement().getExtension()).hasSize(1);
        assertThat(patient.getNameFirstRep().getGiven()).hasSize(3);
        assertThat(patient.getContained()).hasSize(1);
        Fhir.Answer xml = clinic.send(
                "POST",
                "Patient",
                FhirContext.forR4Cached().newXmlParser().encodeResourceToString(patient),
                "Content-Type",
                "application/fhir+xml",
                "Accept",
                "application/fhir+json");
        assertThat(xml.status()).as(xml.body()).isEqualTo(201);
        assertThat(xml.as(Patient.class).getNameFirstRep().equalsDeep(patient.getNameFirstRep()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick='x()'>a</p>",
                "<img src='x' onerror='x()'/>",
                "<iframe src='https://example.org'></iframe>",
                "<object data='x'></object>",
                "<form action='https://example.org'><input name='a'/></form>",
                "<link rel='stylesheet' href='https://example.org/x.css'/>",
                "<style>p {}</style>",
                "<base href='https://example.org'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
                "<a href='javascript:alert(1)'>a</a>",
                "<a href=' java\tscript:alert(1)'>a</a>",
                "<a href='data:text/html,x'>a</a>",
                "<p style='background: url(https://example.org/x.png)'>a</p>",
                "<img src='data:image/svg+xml,x'/>"
            })
    void aNarrativeThatRunsOrFetchesIsRefused(String content) {
        String div = (XHTML + content + "</div>").replace("\t", "\\t").replace("'", "\\\"");
        assertRefused(post(patient("{'text':{'status':'generated','div':'" + div + "'}}")), 422, "Patient.text.div");
        assertRefused(
                xml("<Patient xmlns='http://hl7.org/fhir'><text><status value='generated'/>" + XHTML + content
                        + "</div></text></Patient>"),
                422,
                "Patient.text.div");
    }

    @Test
    void aPlainNarrativeIsKept() {
        String div = XHTML
                + "<h1 id='a'>A</h1><p style='color: red'>b <b>c</b> &amp; <a href='https://example.org/x'>d</a></p>"
                + "<img src='data:image/png;base64,AAAA' alt='e'/><img src='#i' alt='f'/><table><tr><td>g</td></tr></table></div>";
        Patient kept = post(patient("{'text':{'status':'generated','div':'" + div.replace("'", "\\\"") + "'}}"))
                .as(Patient.class);
        assertThat(kept.getText().getDivAsString()).contains("<a href=\"https://example.org/x\">d</a>", "src=\"#i\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1/x",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://user@10.0.0.1:8080/",
                "http://localhost:5432/",
                "http://db.internal/x",
                "http://database/x",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "//169.254.169.254/x",
                "gopher://example.org/x"
            })
    void anAddressInsideIsRefusedHoweverItIsWritten(String address) {
        assertRefused(post(patient("{'photo':[{'url':'" + address + "'}]}")), 422, "Patient.photo[0].url");
        Fhir.Answer created = post(patient("{'gender':'male'}"));
        assertRefused(
                clinic.patch(
                        "Patient/" + created.as(Patient.class).getIdElement().getIdPart(),
                        "[{\"op\":\"add\",\"path\":\"/photo\",\"value\":[{\"url\":\"" + address + "\"}]}]"),
                422,
                "Patient.photo[0].url");
    }

    @Test
    void anAddressOutsideIsKept() {
        for (String address : new String[] {
            "https://images.example.org/1.png", "http://8.8.8.8/x", "Binary/1", "urn:oid:1.2.3", "mailto:a@example.org"
        }) {
            assertThat(post(patient("{'photo':[{'url':'" + address + "'}]}")).status())
                    .as(address)
                    .isEqualTo(201);
        }
    }

    private static void assertRefused(Fhir.Answer answer, int status, @Nullable String place) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "HAPI", "java.", "ca.uhn", "org.hl7.fhir.r");
        OperationOutcome outcome = (OperationOutcome) (answer.body().startsWith("<")
                        ? FhirContext.forR4Cached().newXmlParser()
                        : FhirContext.forR4Cached().newJsonParser())
                .parseResource(answer.body());
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isIn(
                        ProblemCode.STRUCTURE.code(),
                        ProblemCode.INVALID_VALUE.code(),
                        ProblemCode.TOO_LARGE.code(),
                        ProblemCode.NOT_SUPPORTED.code());
        assertThat(outcome.getIssueFirstRep().getExpression()).isNotEmpty();
        if (place != null) {
            assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                    .isEqualTo(place);
        }
    }

    /** A Patient from the fields of an object; apostrophes stand for quotation marks. */
    private static byte[] patient(String fields) {
        return ("{\"resourceType\":\"Patient\"," + fields.substring(1).replace('\'', '"'))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Fhir.Answer post(byte[] body) {
        return clinic.send("POST", "Patient", body, "Content-Type", "application/fhir+json");
    }

    private Fhir.Answer xml(String body) {
        return clinic.send("POST", "Patient", body, "Content-Type", "application/fhir+xml");
    }

    private Fhir.Answer sendGzip(byte[] body) {
        return clinic.send(
                "POST", "Patient", body, "Content-Type", "application/fhir+json", "Content-Encoding", "gzip");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
