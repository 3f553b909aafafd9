package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.Dispatches;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REF with what the request refers to: our own reader gets it back, and a receiver never more than it takes. */
class SupportingSegmentsTest {

    private static final byte[] PDF = pdf(60_000);

    @Test
    void resultsAndDocumentsComeAcross() {
        byte[] message = RefFromProgress.message(dispatch(ReferralEventKind.REQUESTED, Map.of()));
        Bundle read = read(message);
        List<Observation> results = of(read, Observation.class);
        assertThat(results).hasSize(2);
        assertThat(results.get(0).getValueQuantity().getValue()).isEqualByComparingTo("7.5");
        assertThat(results.get(0).getValueQuantity().getUnit()).isEqualTo("points");
        assertThat(results.get(0).getStatus()).isEqualTo(ObservationStatus.PRELIMINARY);
        assertThat(results.get(0).getCode().getCodingFirstRep().getSystem()).isEqualTo(Systems.LOINC);
        assertThat(results.get(1).getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("Z60.2");
        List<DocumentReference> documents = of(read, DocumentReference.class);
        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).getContentFirstRep().getAttachment().getData())
                .isEqualTo(PDF);
        assertThat(documents.get(0).getContentFirstRep().getAttachment().getContentType())
                .isEqualTo("application/pdf");
        assertThat(documents.get(1).getContentFirstRep().getAttachment().getData())
                .as("one that stands by itself")
                .isEqualTo("seul".getBytes(StandardCharsets.UTF_8));
        String notes = of(read, ServiceRequest.class).get(0).getNote().toString();
        assertThat(of(read, ServiceRequest.class).get(0).getNote().stream().map(note -> note.getText()))
                .as(notes)
                .anyMatch(text -> text.contains("Vit seule | oui ^ souvent"))
                .anyMatch(text -> text.contains("Lives alone?: Yes") && text.contains("How often?: Every day"));
    }

    /** The notes of the request stand after a visit: by the grammar those after a result are the result's. */
    @Test
    void theSegmentsStandWhereTheStandardHasThem() {
        byte[] message = RefFromProgress.message(dispatch(ReferralEventKind.REQUESTED, Map.of()));
        List<String> names = decoded(message).segments().stream()
                .map(Segment::name)
                .distinct()
                .toList();
        assertThat(names).containsSubsequence("PID", "OBR", "OBX", "PV1", "NTE");
    }

    @ParameterizedTest
    @CsvSource({"200000, 2, 0", "70000, 1, 1", "3000, 1, 1", "600, 0, 2", "0, 0, 2", "nonsense, 2, 0"})
    void aDocumentThatIsTooLargeIsNamedInstead(String most, int documents, int named) {
        byte[] message = RefFromProgress.message(
                dispatch(ReferralEventKind.REQUESTED, Map.of("max-message-bytes", most, "language", "fr-CA")));
        List<Segment> observations = decoded(message).all("OBX");
        assertThat(observations.stream().filter(obx -> obx.text(2).equals("ED")))
                .hasSize(documents);
        assertThat(observations.stream()
                        .filter(obx -> obx.text(5).startsWith("Document non joint à ce message\u00a0: ")))
                .hasSize(named);
        if (most.matches("\\d+") && Integer.parseInt(most) > 2000) {
            assertThat(message.length).isLessThanOrEqualTo(Integer.parseInt(most));
        }
    }

    /** What is new to its reader, or has changed, comes with its content; a note or a cancellation does not repeat it. */
    @ParameterizedTest
    @CsvSource({"REQUESTED, 1", "REASSIGNED, 1", "AMENDED, 1", "NOTE, 0", "CORRECTED, 0"})
    void contentGoesAlongWhenItIsNews(ReferralEventKind kind, int reports) {
        assertThat(decoded(RefFromProgress.message(dispatch(kind, Map.of()))).all("OBR"))
                .hasSize(reports);
    }

    private static Dispatch dispatch(ReferralEventKind kind, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        Dispatch made = Dispatches.of("R-1^CLINIC", BusinessStatus.ACCEPTED, "", all);
        Progress progress = made.progress();
        ServiceRequest request = progress.request().copy();
        request.addNote().setText("A note of the request");
        List<Resource> attached = attached();
        Stream.of(
                        "Observation/1",
                        "Observation/2",
                        "Observation/3",
                        "DocumentReference/4",
                        "DocumentReference/5",
                        "QuestionnaireResponse/6",
                        "Observation/unseen")
                .forEach(reference -> request.addSupportingInfo(new Reference(reference)));
        return new Dispatch(
                made.delivery(),
                made.number(),
                made.at(),
                made.endpoint(),
                new Progress(
                        progress.referral(),
                        progress.version(),
                        kind.code(),
                        progress.at(),
                        progress.task(),
                        request,
                        progress.patient(),
                        progress.requester(),
                        progress.owner(),
                        null,
                        new Progress.Context(Progress.Recipient.PERFORMER, null, attached)));
    }

    private static List<Resource> attached() {
        Observation score = new Observation().setStatus(ObservationStatus.PRELIMINARY);
        score.setCode(new CodeableConcept(new Coding(Systems.LOINC, "44249-1", "PHQ-9")))
                .setValue(new Quantity().setValue(new BigDecimal("7.5")).setUnit("points"))
                .setEffective(new DateTimeType("2026-03-01T10:00:00-08:00"))
                .setId("Observation/1");
        Observation need = new Observation().setStatus(ObservationStatus.FINAL);
        need.setCode(new CodeableConcept().setText("Need"))
                .setValue(new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", "Z60.2", "Living alone")))
                .setId("Observation/2");
        Observation words = new Observation().setStatus(ObservationStatus.FINAL);
        words.setCode(new CodeableConcept().setText("Situation"))
                .setValue(new StringType("Vit seule | oui ^ souvent"))
                .setId("Observation/3");
        DocumentReference letter = new DocumentReference();
        letter.setType(new CodeableConcept().setText("Letter")).setId("DocumentReference/4");
        letter.addContent()
                .getAttachment()
                .setContentType("application/pdf")
                .setTitle("Consultation letter")
                .setData(PDF);
        DocumentReference apart = new DocumentReference();
        apart.setType(new CodeableConcept().setText("Plan")).setId("DocumentReference/5");
        apart.addContent().getAttachment().setContentType("text/plain").setUrl("Binary/7");
        Binary binary = new Binary().setContentType("text/plain");
        binary.setData("seul".getBytes(StandardCharsets.UTF_8)).setId("Binary/7");
        QuestionnaireResponse screening = new QuestionnaireResponse();
        screening.setId("QuestionnaireResponse/6");
        screening
                .addItem()
                .setText("Lives alone?")
                .addAnswer()
                .setValue(new BooleanType(true))
                .addItem()
                .setText("How often?")
                .addAnswer()
                .setValue(new Coding("urn:x", "d", "Every day"));
        return List.of(score, need, words, letter, apart, binary, screening);
    }

    private static byte[] pdf(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) '|');
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 8);
        return bytes;
    }

    private static Hl7Message decoded(byte[] message) {
        return MessageDecoder.decode(message, StandardCharsets.UTF_8).orElseThrow();
    }

    private static Bundle read(byte[] message) {
        return ReferralFromRefI12.map(
                        decoded(message), Fixtures.envelope(message), Fixtures.CLINIC, Optional.empty(), List.of())
                .fold(mapped -> mapped.value(), refused -> {
                    throw new AssertionError(refused.problems());
                });
    }

    private static <T extends Resource> List<T> of(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
