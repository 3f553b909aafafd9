package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** HAPI's own client, as an EMR would use it, in both formats; it also reads the CapabilityStatement before anything else. */
@GatewayTest
class HapiClientTest {

    private static final FhirContext FHIR = context();

    @LocalServerPort
    private int port;

    private String number = "";

    private static FhirContext context() {
        FhirContext context = FhirContext.forR4();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
        return context;
    }

    @BeforeEach
    void aNumber() {
        number = UUID.randomUUID().toString();
    }

    private IGenericClient client(EncodingEnum format) {
        IGenericClient client = FHIR.newRestfulGenericClient("http://127.0.0.1:" + port + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor("token-south-clinic"));
        client.setEncoding(format);
        return client;
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void createsReadsUpdatesAndDeletes(EncodingEnum format) {
        IGenericClient client = client(format);
        MethodOutcome created = client.create()
                .resource(patient())
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();
        assertThat(created.getCreated()).isTrue();
        IdType id = (IdType) created.getId();
        assertThat(id.getVersionIdPart()).isEqualTo("1");
        Patient read =
                client.read().resource(Patient.class).withId(id.getIdPart()).execute();
        assertThat(read.getNameFirstRep().equalsDeep(patient().getNameFirstRep()))
                .isTrue();
        assertThat(client.read()
                        .resource(Patient.class)
                        .withId(id.getIdPart())
                        .ifVersionMatches("1")
                        .returnNull()
                        .execute())
                .as("304")
                .isNull();
        read.getNameFirstRep().setFamily("Autrement");
        MethodOutcome updated = client.update().resource(read).execute();
        assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");
        assertThat(client.read()
                        .resource(Patient.class)
                        .withIdAndVersion(id.getIdPart(), "1")
                        .execute()
                        .getNameFirstRep()
                        .getFamily())
                .isEqualTo("Lafleur");
        assertThat(client.history()
                        .onInstance(id.toVersionless())
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry())
                .hasSize(2);
        assertThatThrownBy(() -> client.update()
                        .resource(read)
                        .withId(id.getIdPart())
                        .withAdditionalHeader("If-Match", "W/\"1\"")
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
        client.delete().resourceById(id.toVersionless()).execute();
        assertThatThrownBy(() -> client.read()
                        .resource(Patient.class)
                        .withId(id.getIdPart())
                        .execute())
                .isInstanceOf(ResourceGoneException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void createsOnceByCondition(EncodingEnum format) {
        IGenericClient client = client(format);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(client.create()
                    .resource(patient())
                    .conditional()
                    .where(Patient.IDENTIFIER.exactly().systemAndIdentifier("https://example.org/mrn", number))
                    .execute()
                    .getId()
                    .getIdPart());
        }
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void searchesAndPages(EncodingEnum format) {
        IGenericClient client = client(format);
        for (int i = 0; i < 5; i++) {
            client.create().resource(patient()).execute();
        }
        Bundle page = client.search()
                .forResource(Patient.class)
                .where(Patient.IDENTIFIER.exactly().identifier(number))
                .count(2)
                .returnBundle(Bundle.class)
                .execute();
        List<String> seen = new ArrayList<>();
        while (page != null) {
            page.getEntry()
                    .forEach(
                            entry -> seen.add(entry.getResource().getIdElement().getIdPart()));
            page = page.getLink(Bundle.LINK_NEXT) == null
                    ? null
                    : client.loadPage().next(page).execute();
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        Bundle posted = client.search()
                .forResource(Patient.class)
                .where(Patient.IDENTIFIER.exactly().identifier(number))
                .summaryMode(SummaryEnum.TRUE)
                .usingStyle(SearchStyleEnum.POST)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(posted.getEntry()).hasSize(5);
        assertThat(posted.getEntryFirstRep()
                        .getResource()
                        .getMeta()
                        .getTagFirstRep()
                        .getCode())
                .isEqualTo("SUBSETTED");
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void sendsAReferralAndFollowsIt(EncodingEnum format) {
        IGenericClient client = client(format);
        Bundle answer = client.transaction()
                .withBundle(Referrals.transaction("connectors"))
                .execute();
        IdType task = new IdType(answer.getEntry().get(2).getResponse().getLocation());
        Bundle found = client.search()
                .forResource(Task.class)
                .where(Task.RES_ID.exactly().identifier(task.getIdPart()))
                .include(Task.INCLUDE_FOCUS)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder("Task", "ServiceRequest");
        assertThat(found.getEntry().stream().filter(entry -> entry.getResource() instanceof ServiceRequest))
                .extracting(entry -> entry.getSearch().getMode().toCode())
                .containsExactly("include");
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void patchesInBothWays(EncodingEnum format) {
        IGenericClient client = client(format);
        IdType id =
                (IdType) client.create().resource(patient()).execute().getId().toUnqualifiedVersionless();
        Parameters patch = new Parameters();
        patch.addParameter().setName("operation").addPart().setName("type").setValue(new CodeType("replace"));
        patch.getParameterFirstRep().addPart().setName("path").setValue(new StringType("Patient.name[0].family"));
        patch.getParameterFirstRep().addPart().setName("value").setValue(new StringType("Autrement"));
        MethodOutcome patched = client.patch()
                .withFhirPatch(patch)
                .withId(id)
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();
        assertThat(((Patient) patched.getResource()).getNameFirstRep().getFamily())
                .isEqualTo("Autrement");
        client.patch()
                .withBody("[{\"op\":\"remove\",\"path\":\"/name/0/given/0\"}]")
                .withId(id)
                .execute();
        assertThat(client.read()
                        .resource(Patient.class)
                        .withId(id.getIdPart())
                        .execute()
                        .getNameFirstRep()
                        .hasGiven())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void keepsDocuments(EncodingEnum format) {
        IGenericClient client = client(format);
        byte[] bytes = new byte[100_000];
        new Random().nextBytes(bytes);
        Binary binary = new Binary().setContentType("application/pdf").setData(bytes);
        IdType id = (IdType) client.create().resource(binary).execute().getId();
        assertThat(client.read()
                        .resource(Binary.class)
                        .withId(id.getIdPart())
                        .execute()
                        .getData())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void understandsRefusals(EncodingEnum format) {
        IGenericClient client = client(format);
        assertThatThrownBy(() ->
                        client.read().resource(Patient.class).withId(number).execute())
                .isInstanceOfSatisfying(ResourceNotFoundException.class, refused -> assertThat(
                                ((OperationOutcome) refused.getOperationOutcome())
                                        .getIssueFirstRep()
                                        .getDiagnostics())
                        .isNotEmpty());
        assertThat(client.capabilities()
                        .ofType(CapabilityStatement.class)
                        .execute()
                        .getFhirVersion()
                        .toCode())
                .isEqualTo("4.0.1");
    }

    private Patient patient() {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("https://example.org/mrn").setValue(number);
        patient.addName().setFamily("Lafleur").addGiven("Noémie");
        return patient;
    }
}
