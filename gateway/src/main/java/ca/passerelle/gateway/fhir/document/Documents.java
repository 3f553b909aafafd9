package ca.passerelle.gateway.fhir.document;

import ca.passerelle.profiles.Systems;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * Where resources hold documents: a Binary its data, others the data of their attachments. Attachments in extensions and contained
 * resources are small, and stay where they are.
 */
final class Documents {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> HOLDERS = Set.of(
            "Binary",
            "Communication",
            "CommunicationRequest",
            "Consent",
            "DocumentReference",
            "HealthcareService",
            "Patient",
            "Practitioner",
            "QuestionnaireResponse",
            "RelatedPerson",
            "Task");

    private Documents() {}

    static boolean mayHold(String type) {
        return HOLDERS.contains(type);
    }

    /** The attachments in their order; the elements themselves. */
    static List<Attachment> of(Resource resource) {
        return attachments(resource).toList();
    }

    private static Stream<Attachment> attachments(Resource resource) {
        if (resource instanceof DocumentReference document) {
            return document.getContent().stream()
                    .map(DocumentReference.DocumentReferenceContentComponent::getAttachment);
        }
        if (resource instanceof Communication communication) {
            return only(
                    communication.getPayload().stream().map(Communication.CommunicationPayloadComponent::getContent));
        }
        if (resource instanceof CommunicationRequest request) {
            return only(request.getPayload().stream()
                    .map(CommunicationRequest.CommunicationRequestPayloadComponent::getContent));
        }
        if (resource instanceof QuestionnaireResponse response) {
            return response.getItem().stream().flatMap(Documents::answers);
        }
        if (resource instanceof Task task) {
            return only(Stream.concat(
                    task.getInput().stream().map(Task.ParameterComponent::getValue),
                    task.getOutput().stream().map(Task.TaskOutputComponent::getValue)));
        }
        if (resource instanceof Consent consent) {
            return only(Stream.ofNullable(consent.getSource()));
        }
        return photos(resource);
    }

    private static Stream<Attachment> photos(Resource resource) {
        if (resource instanceof Patient patient) {
            return patient.getPhoto().stream();
        }
        if (resource instanceof Practitioner practitioner) {
            return practitioner.getPhoto().stream();
        }
        if (resource instanceof RelatedPerson person) {
            return person.getPhoto().stream();
        }
        return resource instanceof HealthcareService service && service.hasPhoto()
                ? Stream.of(service.getPhoto())
                : Stream.empty();
    }

    private static Stream<Attachment> answers(QuestionnaireResponseItemComponent item) {
        Stream<Attachment> own = only(item.getAnswer().stream()
                .map(QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent::getValue));
        Stream<QuestionnaireResponseItemComponent> below = Stream.concat(
                item.getItem().stream(), item.getAnswer().stream().flatMap(answer -> answer.getItem().stream()));
        return Stream.concat(own, below.flatMap(Documents::answers));
    }

    private static Stream<Attachment> only(Stream<? extends Type> values) {
        return values.filter(Objects::nonNull)
                .filter(Attachment.class::isInstance)
                .map(Attachment.class::cast);
    }

    /** Puts the name of a blob in place of the data. */
    static void point(Attachment attachment, String blob) {
        unpoint(attachment);
        attachment.setDataElement(null).addExtension(Systems.BLOB, new StringType(blob));
    }

    /** The blob that stands for the data; empty when the data stands for itself. */
    static Optional<String> pointer(Attachment attachment) {
        return attachment.getExtension().stream()
                .filter(extension -> Systems.BLOB.equals(extension.getUrl()))
                .map(extension -> String.valueOf(extension.getValue()))
                .filter(name -> HASH.matcher(name).matches())
                .findFirst();
    }

    static void unpoint(Attachment attachment) {
        attachment.getExtension().removeIf(extension -> Systems.BLOB.equals(extension.getUrl()));
    }

    /** Puts the data back. */
    static void fill(Attachment attachment, byte[] bytes) {
        unpoint(attachment);
        attachment.setData(bytes);
    }

    /** The blob of a Binary as it is stored, whose data is the hash of its bytes and never the bytes; empty when it has none. */
    static Optional<String> pointer(Binary stored) {
        return Optional.ofNullable(stored.getData()).map(HexFormat.of()::formatHex);
    }

    static void point(Binary binary, String blob) {
        binary.setData(HexFormat.of().parseHex(blob));
    }
}
