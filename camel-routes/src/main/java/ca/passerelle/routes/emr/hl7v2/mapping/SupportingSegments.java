package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a request refers to as supporting information, as far as its reader may see it: results as OBX of NM, CWE or ST, questionnaires as text,
 * documents as ED in base64 (HL7 v2.9 §7.4.2). A document that would make the message larger than its receiver takes is named in text instead,
 * so that somebody can ask for it.
 */
final class SupportingSegments {

    /** Bytes that a message may have where the endpoint does not say ({@code max-message-bytes}). */
    static final int DEFAULT_MOST = 4 * 1024 * 1024;

    private static final String SETTING = "max-message-bytes";

    /** Names, separators and numbers around the content of a document. */
    private static final int AROUND = 512;

    private static final Map<ObservationStatus, String> STATUS = Map.of(
            ObservationStatus.PRELIMINARY, "P",
            ObservationStatus.CORRECTED, "C",
            ObservationStatus.AMENDED, "C",
            ObservationStatus.ENTEREDINERROR, "W",
            ObservationStatus.CANCELLED, "X");

    private final Progress progress;
    private final Encoding encoding;
    private final Wording wording;
    private final List<SegmentText> observations = new ArrayList<>();
    private long room;

    private SupportingSegments(Dispatch dispatch, Encoding encoding, long used) {
        this.progress = dispatch.progress();
        this.encoding = encoding;
        this.wording = Wording.in(dispatch.endpoint().language());
        this.room = most(dispatch) - used;
    }

    /**
     * An OBR with its OBX; nothing where there is nothing to carry.
     *
     * @param used bytes of the rest of the message
     */
    static List<SegmentText> of(Dispatch dispatch, Encoding encoding, long used) {
        SupportingSegments supporting = new SupportingSegments(dispatch, encoding, used);
        List<Resource> named = supporting.progress.request().getSupportingInfo().stream()
                .flatMap(reference -> supporting.find(reference).stream())
                .toList();
        named.forEach(supporting::result);
        named.forEach(supporting::documents);
        if (supporting.observations.isEmpty()) {
            return List.of();
        }
        List<SegmentText> segments = new ArrayList<>();
        segments.add(SegmentText.of("OBR", encoding)
                .with(1, "1")
                .with(3, ProgressText.fillerNumber(supporting.progress), OutboundHeader.OWN_NAMESPACE)
                .with(4, ReportSegments.note()));
        segments.addAll(supporting.observations);
        // Without a visit in between the notes that follow would be those of the last result.
        segments.add(SegmentText.of("PV1", encoding).with(1, "1").with(2, "N"));
        return segments;
    }

    private static long most(Dispatch dispatch) {
        String setting = dispatch.endpoint().settings().getOrDefault(SETTING, "");
        return setting.matches("\\d{1,9}") ? Long.parseLong(setting) : DEFAULT_MOST;
    }

    private Optional<Resource> find(Reference reference) {
        String named =
                reference.getReferenceElement().toUnqualifiedVersionless().getValue();
        return progress.context().attached().stream()
                .filter(each -> (each.fhirType() + "/" + each.getIdElement().getIdPart()).equals(named))
                .findFirst();
    }

    private void result(Resource resource) {
        if (resource instanceof Observation observation && observation.hasValue()) {
            observation(observation);
        } else if (resource instanceof QuestionnaireResponse response) {
            List<String> lines = new ArrayList<>();
            response.getItem().forEach(item -> answers(item, lines));
            if (!lines.isEmpty()) {
                add(text(String.join("\n", lines)));
            }
        }
    }

    private void observation(Observation observation) {
        SegmentText obx = obx().repeated(3, List.of(EchoFromRequest.cwe(observation.getCode())))
                .with(11, STATUS.getOrDefault(observation.getStatus(), "F"));
        if (observation.hasEffectiveDateTimeType()) {
            obx = EchoFromRequest.date(obx, 14, observation.getEffectiveDateTimeType());
        }
        Type value = observation.getValue();
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            add(unit(obx.with(2, "NM").with(5, quantity.getValue().toPlainString()), quantity));
        } else if (value instanceof CodeableConcept concept) {
            add(obx.with(2, "CWE").repeated(5, List.of(EchoFromRequest.cwe(concept))));
        } else {
            String said = words(value).orElse("");
            if (!said.isEmpty()) {
                add(obx.with(2, "ST").with(5, said));
            }
        }
    }

    private static SegmentText unit(SegmentText obx, Quantity quantity) {
        String text = Objects.requireNonNullElse(quantity.getUnit(), "");
        String code = Objects.requireNonNullElse(quantity.getCode(), "");
        if (text.isEmpty() && code.isEmpty()) {
            return obx;
        }
        String system =
                V2CodingSystem.name(String.valueOf(quantity.getSystem())).orElse("");
        return system.isEmpty() ? obx.with(6, text.isEmpty() ? code : text) : obx.with(6, code, text, system);
    }

    private void documents(Resource resource) {
        if (resource instanceof DocumentReference document) {
            document.getContent().forEach(content -> document(document, content.getAttachment()));
        }
    }

    private void document(DocumentReference document, Attachment attachment) {
        String title = title(document, attachment);
        byte[] data = data(attachment);
        long length = data == null ? 0 : 4L * ((data.length + 2) / 3) + AROUND;
        if (data == null || length > room) {
            add(text(wording.of("document.left-out", title)));
            return;
        }
        String[] type = Objects.requireNonNullElse(attachment.getContentType(), "application/octet-stream")
                .split(";", 2)[0]
                .strip()
                .split("/", 2);
        room -= length;
        observations.add(obx().with(2, "ED")
                .repeated(3, List.of(coded(document, title)))
                .with(
                        5,
                        OutboundHeader.OWN_NAMESPACE,
                        type[0],
                        type.length > 1 ? type[1] : "",
                        "Base64",
                        Base64.getEncoder().encodeToString(data))
                .with(11, "F"));
    }

    /** The type of the document, by the words that a person knows it by. */
    private static List<String> coded(DocumentReference document, String title) {
        List<String> coded = new ArrayList<>(EchoFromRequest.cwe(document.getType()));
        coded.set(1, title);
        return coded;
    }

    private static String title(DocumentReference document, Attachment attachment) {
        String type = EchoFromRequest.cwe(document.getType()).get(1);
        return attachment.hasTitle()
                ? attachment.getTitle()
                : document.hasDescription() ? document.getDescription() : type.isEmpty() ? "Document" : type;
    }

    private byte @Nullable [] data(Attachment attachment) {
        if (attachment.hasData()) {
            return attachment.getData();
        }
        return Optional.ofNullable(attachment.getUrl())
                .flatMap(url -> find(new Reference(url)))
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast)
                .map(Binary::getData)
                .orElse(null);
    }

    /** A line for each answer of a questionnaire, in the order asked. */
    private void answers(QuestionnaireResponseItemComponent item, List<String> lines) {
        String question = item.hasText() ? item.getText() : Objects.requireNonNullElse(item.getLinkId(), "");
        for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
            words(answer.getValue()).ifPresent(said -> lines.add(question + ": " + said));
            answer.getItem().forEach(within -> answers(within, lines));
        }
        item.getItem().forEach(within -> answers(within, lines));
    }

    private Optional<String> words(Type value) {
        if (value instanceof Coding coding) {
            return Optional.of(EchoFromRequest.cwe(new CodeableConcept(coding)).get(1))
                    .filter(text -> !text.isEmpty())
                    .or(() -> Optional.ofNullable(coding.getCode()));
        }
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            return Optional.of(
                    quantity.getValue().toPlainString() + (quantity.hasUnit() ? " " + quantity.getUnit() : ""));
        }
        if (value instanceof BooleanType yes) {
            return Optional.of(wording.of(yes.booleanValue() ? "answer.yes" : "answer.no"));
        }
        return value instanceof PrimitiveType<?> primitive
                ? Optional.ofNullable(primitive.getValueAsString())
                : Optional.empty();
    }

    private SegmentText text(String said) {
        return obx().with(2, "FT").with(3, ReportSegments.note()).with(5, said).with(11, "F");
    }

    private SegmentText obx() {
        return SegmentText.of("OBX", encoding).with(1, String.valueOf(observations.size() + 1));
    }

    private void add(SegmentText obx) {
        observations.add(obx);
        room -= obx.fields().values().stream().mapToLong(String::length).sum()
                + obx.fields().size();
    }
}
