package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.matching.criteria.Wanted;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.Crosswalks;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.jspecify.annotations.Nullable;

/** Needs from codes: ours, those of HL7 Gravity, of FHIR, and results of screeners, by the concept maps. */
final class NeedsAsked {

    private final Vocabulary vocabulary;

    NeedsAsked(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @throws Refusal when no coding leads to a need */
    Wanted of(Value value) {
        return value.codings().stream()
                .map(coding -> wanted(coding, true))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        value.place() + ".value",
                        ProblemCode.UNKNOWN_CODE,
                        "A need is a code of " + Systems.NEED + ", " + Systems.SERVICE_TYPE
                                + ", or one that a concept map leads there. Known: "
                                + String.join(
                                        ", ",
                                        vocabulary.codes(Systems.NEED).stream()
                                                .sorted()
                                                .toList()) + "."));
    }

    /** What the answers of a questionnaire say is needed; answers of which no map knows anything say nothing. */
    List<Wanted> of(QuestionnaireResponse response) {
        List<Wanted> wanted = new ArrayList<>();
        response.getItem().forEach(item -> collect(item, wanted));
        return wanted;
    }

    private void collect(QuestionnaireResponseItemComponent item, List<Wanted> wanted) {
        for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
            codings(answer).stream()
                    .map(coding -> wanted(coding, false))
                    .flatMap(Optional::stream)
                    .filter(need -> !wanted.contains(need))
                    .forEach(wanted::add);
            answer.getItem().forEach(inner -> collect(inner, wanted));
        }
        item.getItem().forEach(inner -> collect(inner, wanted));
    }

    private static List<Coding> codings(QuestionnaireResponseItemAnswerComponent answer) {
        if (answer.getValue() instanceof Coding coding) {
            return List.of(coding);
        }
        // R4 gives answers no CodeableConcept, but some senders do.
        return (Object) answer.getValue() instanceof CodeableConcept concept ? concept.getCoding() : List.of();
    }

    private Optional<Wanted> wanted(Coding coding, boolean withoutSystem) {
        String code = coding.getCode();
        String system = coding.getSystem();
        if (code == null || system == null && !withoutSystem) {
            return Optional.empty();
        }
        if (system == null) {
            return need(code).or(() -> type(code));
        }
        return switch (system) {
            case Systems.NEED -> need(code);
            case Systems.SERVICE_TYPE -> type(code);
            case Systems.GRAVITY -> mapped(Crosswalks.SDOH_CATEGORY_TO_NEED, code);
            case Systems.SERVICE_CATEGORY -> mapped(Crosswalks.SERVICE_CATEGORY_TO_NEED, code);
            case Systems.SCREENING_RESULT -> mapped(Crosswalks.SCREENING_RESULT_TO_NEED, code);
            default -> Optional.empty();
        };
    }

    private Optional<Wanted> need(@Nullable String code) {
        return Optional.ofNullable(code)
                .filter(vocabulary.codes(Systems.NEED)::contains)
                .map(need -> new Wanted(need, null));
    }

    private Optional<Wanted> type(String code) {
        return vocabulary.need(code).map(need -> new Wanted(need, code));
    }

    private Optional<Wanted> mapped(String map, String code) {
        return vocabulary.translate(map, code).flatMap(this::need);
    }
}
