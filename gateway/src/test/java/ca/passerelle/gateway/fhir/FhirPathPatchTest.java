package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** FHIRPath Patch and JSON Patch, alone and in Bundles. */
@GatewayTest
class FhirPathPatchTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @LocalServerPort
    private int port;

    @As("south-clinic")
    private Fhir clinic;

    private String path = "";

    @BeforeEach
    void aPatient() {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("https://example.org/mrn").setValue("one");
        patient.addIdentifier().setSystem("https://example.org/other").setValue("two");
        patient.addName().setFamily("Lafleur").addGiven("Noémie");
        patient.addContact().getName().setFamily("Voisin");
        path = "Patient/"
                + clinic.post("Patient", patient)
                        .as(Patient.class)
                        .getIdElement()
                        .getIdPart();
    }

    @Test
    void addsToAListAndSetsWhatIsNotThere() {
        Patient patient = patched(
                add("Patient", "identifier", new Identifier().setSystem("https://example.org/third")),
                add("Patient", "birthDate", new DateType("1970-05-01")),
                add("Patient.contact[0]", "gender", new CodeType("female")),
                add("Patient.name.where(family = 'Lafleur')", "given", new StringType("Rose")),
                add("Patient", "deceased", new BooleanType(false)),
                add("Patient.name[0]", "extension", extension()));
        assertThat(patient.getIdentifier()).hasSize(3);
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1970-05-01");
        assertThat(patient.getContactFirstRep().getGender().toCode()).isEqualTo("female");
        assertThat(patient.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Noémie Rose");
        assertThat(patient.getDeceasedBooleanType().getValue()).isFalse();
        assertThat(patient.getNameFirstRep().getExtension()).hasSize(1);
    }

    @Test
    void addsAnElementWithoutATypeByItsParts() {
        ParametersParameterComponent contact = operation("add", "Patient");
        contact.addPart().setName("name").setValue(new StringType("contact"));
        ParametersParameterComponent value = contact.addPart().setName("value");
        value.addPart().setName("name").setValue(new HumanName().setFamily("Tremblay"));
        value.addPart().setName("relationship").setValue(new CodeableConcept().setText("sister"));
        value.addPart().setName("gender").setValue(new CodeType("female"));
        Patient patient = patched(contact);
        assertThat(patient.getContact()).hasSize(2);
        assertThat(patient.getContact().get(1).getName().getFamily()).isEqualTo("Tremblay");
        assertThat(patient.getContact().get(1).getRelationshipFirstRep().getText())
                .isEqualTo("sister");
        assertThat(patient.getContact().get(1).getGender().toCode()).isEqualTo("female");
    }

    @Test
    void insertsMovesReplacesAndDeletes() {
        ParametersParameterComponent insert = operation("insert", "Patient.identifier");
        insert.addPart().setName("index").setValue(new IntegerType(0));
        insert.addPart().setName("value").setValue(new Identifier().setValue("zero"));
        ParametersParameterComponent first = operation("insert", "Patient.telecom");
        first.addPart().setName("index").setValue(new IntegerType(0));
        first.addPart()
                .setName("value")
                .setValue(new ContactPoint().setSystem(ContactPointSystem.PHONE).setValue("555"));
        ParametersParameterComponent move = operation("move", "Patient.identifier");
        move.addPart().setName("source").setValue(new IntegerType(2));
        move.addPart().setName("destination").setValue(new IntegerType(0));
        Patient patient = patched(
                insert,
                first,
                move,
                replace("Patient.name[0].family", new StringType("Autrement")),
                replace(
                        "Patient.identifier.where(system = 'https://example.org/mrn').value",
                        new StringType("changed")),
                operation("delete", "Patient.contact[0]"),
                operation("delete", "Patient.birthDate"));
        assertThat(patient.getIdentifier()).extracting(Identifier::getValue).containsExactly("two", "zero", "changed");
        assertThat(patient.getTelecomFirstRep().getValue()).isEqualTo("555");
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Autrement");
        assertThat(patient.getContact()).isEmpty();
    }

    @Test
    void movesATaskByItsTransitionTable() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir connectors = new Fhir(port, "connectors");
        Task task = send(connectors, sent.taskPath(), patch(replace("Task.status", new CodeType("accepted"))))
                .as(Task.class);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        Fhir.Answer badMove =
                send(connectors, sent.taskPath(), patch(replace("Task.status", new CodeType("requested"))));
        assertThat(badMove.status()).isEqualTo(422);
        assertThat(badMove.body()).contains(ProblemCode.TRANSITION_NOT_ALLOWED.code());
    }

    @Test
    void isReadAsXmlToo() {
        String xml = FHIR.newXmlParser()
                .encodeResourceToString(patch(replace("Patient.name[0].family", new StringType("Autrement"))));
        Fhir.Answer answer = clinic.send("PATCH", path, xml, "Content-Type", "application/fhir+xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Autrement");
    }

    @Test
    void whatIsNoPatchIsABadRequest() {
        ParametersParameterComponent noIndex = operation("insert", "Patient.identifier");
        noIndex.addPart().setName("value").setValue(new Identifier().setValue("zero"));
        for (Parameters patch : List.of(
                new Parameters(),
                patch(operation("alter", "Patient.name")),
                patch(operation("replace", "Patient.name")),
                patch(noIndex),
                patch(replace("Patient.name[", new StringType("x"))),
                patch(replace("Patient.descendants()", new StringType("x"))),
                patch(replace("Patient.name.where(family.matches('(a+)+$'))", new StringType("x"))),
                patch(replace("Patient." + "a".repeat(600), new StringType("x"))),
                patch(replace("(".repeat(400) + "Patient", new StringType("x"))),
                patch(operation("insert", "Patient.name[0]")),
                new Parameters().addParameter(new ParametersParameterComponent(new StringType("step"))))) {
            Fhir.Answer answer = send(clinic, path, patch);
            assertThat(answer.status()).as(Fhir.json(patch) + answer.body()).isEqualTo(400);
            assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getExpression())
                    .isNotEmpty();
        }
        assertThat(clinic.patch(path, "{\"op\":\"remove\"}").status()).isEqualTo(400);
        assertThat(clinic.patch(path, "[{\"op\":\"paint\",\"path\":\"/name\"}]").status())
                .isEqualTo(400);
        assertThat(clinic.patch(path, "[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":null}]")
                        .status())
                .isEqualTo(400);
        assertThat(clinic.patch(path, "[").status()).isEqualTo(400);
        assertThat(clinic.patch(path, "[{\"op\":\"replace\",\"path\":\"gender\",\"value\":\"male\"}]")
                        .status())
                .as("no JSON Pointer")
                .isEqualTo(400);
        assertThat(clinic.patch(path, "[] []").status()).isEqualTo(400);
        assertVersion("1");
    }

    @Test
    void whatDoesNotFitTheResourceIsUnprocessable() {
        ParametersParameterComponent beyond = operation("insert", "Patient.identifier");
        beyond.addPart().setName("index").setValue(new IntegerType(9));
        beyond.addPart().setName("value").setValue(new Identifier().setValue("zero"));
        for (Parameters patch : List.of(
                patch(beyond),
                patch(replace("Patient.birthDate", new DateType("1970-05-01"))),
                patch(replace("Patient.identifier", new Identifier())),
                patch(replace("Patient.name[0].family", new HumanName())),
                patch(add("Patient", "colour", new StringType("blue"))),
                patch(add("Patient.name[0]", "family", new StringType("Autrement"))),
                patch(add("Patient", "gender", new CodeType("blue"))),
                patch(replace("Patient.id", new IdType(UUID.randomUUID().toString()))),
                patch(operation("delete", "Patient.identifier")))) {
            Fhir.Answer answer = send(clinic, path, patch);
            assertThat(answer.status()).as(Fhir.json(patch) + answer.body()).isEqualTo(422);
        }
        for (String patch : List.of(
                "[{\"op\":\"test\",\"path\":\"/name/0/family\",\"value\":\"Autrement\"},"
                        + "{\"op\":\"remove\",\"path\":\"/name\"}]",
                "[{\"op\":\"remove\",\"path\":\"/photo\"}]",
                "[{\"op\":\"add\",\"path\":\"/colour\",\"value\":\"blue\"}]",
                "[{\"op\":\"replace\",\"path\":\"/resourceType\",\"value\":\"Practitioner\"}]",
                "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"Autrement\"}]")) {
            Fhir.Answer answer = clinic.patch(path, patch);
            assertThat(answer.status()).as(patch + answer.body()).isEqualTo(422);
        }
        assertVersion("1");
    }

    @Test
    void aTransactionCarriesPatchesOfBothForms() {
        String practitioner = Systems.URN_UUID + UUID.randomUUID();
        String role = "PractitionerRole/"
                + clinic.post("PractitionerRole", new PractitionerRole().setActive(true))
                        .as(PractitionerRole.class)
                        .getIdElement()
                        .getIdPart();
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(practitioner)
                .setResource(new Practitioner().setActive(true))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Practitioner");
        bundle.addEntry()
                .setResource(patch(add("PractitionerRole", "practitioner", new Reference(practitioner))))
                .getRequest()
                .setMethod(HTTPVerb.PATCH)
                .setUrl(role);
        bundle.addEntry()
                .setResource(new Binary()
                        .setContentType("application/json-patch+json")
                        .setData("[{\"op\":\"add\",\"path\":\"/gender\",\"value\":\"female\"}]"
                                .getBytes(StandardCharsets.UTF_8)))
                .getRequest()
                .setMethod(HTTPVerb.PATCH)
                .setUrl(path);
        Fhir.Answer answer = clinic.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(clinic.get(role).as(PractitionerRole.class).getPractitioner().getReference())
                .as("a reference in a patch to another entry")
                .startsWith("Practitioner/");
        assertThat(clinic.get(path).as(Patient.class).getGender().toCode()).isEqualTo("female");
    }

    @Test
    void patchesWhatAConditionNames() {
        String number = UUID.randomUUID().toString();
        clinic.patch(path, "[{\"op\":\"replace\",\"path\":\"/identifier/0/value\",\"value\":\"" + number + "\"}]");
        Fhir.Answer answer =
                send(clinic, "Patient?identifier=" + number, patch(add("Patient", "gender", new CodeType("male"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(clinic.get(path).as(Patient.class).getGender().toCode()).isEqualTo("male");
        assertThat(clinic.patch("Patient?identifier=" + UUID.randomUUID(), "[]").status())
                .isEqualTo(404);
    }

    @Test
    void theStatementNamesTheForms() {
        assertThat(clinic.get("metadata").as(CapabilityStatement.class).getPatchFormat())
                .extracting(CodeType::getValue)
                .containsExactly("application/json-patch+json", "application/fhir+json", "application/fhir+xml");
    }

    private void assertVersion(String version) {
        assertThat(clinic.get(path).as(Patient.class).getMeta().getVersionId()).isEqualTo(version);
    }

    private Patient patched(ParametersParameterComponent... operations) {
        Fhir.Answer answer = send(clinic, path, patch(operations));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return clinic.get(path).as(Patient.class);
    }

    private static Fhir.Answer send(Fhir client, String path, Parameters patch) {
        return client.send("PATCH", path, Fhir.json(patch), "Content-Type", "application/fhir+json");
    }

    private static Parameters patch(ParametersParameterComponent... operations) {
        Parameters patch = new Parameters();
        patch.setParameter(List.of(operations));
        return patch;
    }

    private static ParametersParameterComponent add(String path, String name, Type value) {
        ParametersParameterComponent operation = operation("add", path);
        operation.addPart().setName("name").setValue(new StringType(name));
        operation.addPart().setName("value").setValue(value);
        return operation;
    }

    private static ParametersParameterComponent replace(String path, Type value) {
        ParametersParameterComponent operation = operation("replace", path);
        operation.addPart().setName("value").setValue(value);
        return operation;
    }

    private static ParametersParameterComponent operation(String type, String path) {
        ParametersParameterComponent operation = new ParametersParameterComponent().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType(type));
        operation.addPart().setName("path").setValue(new StringType(path));
        return operation;
    }

    private static Extension extension() {
        return new Extension("https://example.org/extension", new StringType("x"));
    }
}
