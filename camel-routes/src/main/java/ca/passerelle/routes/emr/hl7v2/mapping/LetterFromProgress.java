package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** A change of a referral as a letter: for whom, about whom, and the lines of the report. */
final class LetterFromProgress {

    private LetterFromProgress() {}

    static Letter letter(Dispatch dispatch) {
        Progress progress = dispatch.progress();
        Wording wording = Wording.in(dispatch.endpoint().language());
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(wording.of(
                "letter.date",
                progress.at().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        Attached.referrer(progress)
                .flatMap(referrer -> name(referrer.getName()))
                .ifPresent(name -> paragraphs.add(wording.of("letter.referrer", name)));
        organization(progress.requester()).ifPresent(name -> paragraphs.add(wording.of("letter.requester", name)));
        String placer = String.join(" ", filled(ProgressText.placerNumber(progress)));
        if (!placer.isEmpty()) {
            paragraphs.add(wording.of("letter.yours", placer));
        }
        if (progress.patient() != null) {
            person(progress.patient(), wording, paragraphs);
        }
        paragraphs.addAll(ReportText.lines(dispatch));
        return new Letter(
                ProgressText.fillerNumber(progress),
                wording.of("letter.title"),
                paragraphs,
                dispatch.endpoint().language(),
                (page, pages) -> wording.of("letter.page", page, pages));
    }

    private static void person(Patient patient, Wording wording, List<String> paragraphs) {
        name(patient.getName()).ifPresent(name -> paragraphs.add(wording.of("letter.person", name)));
        Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                .ifPresent(born -> paragraphs.add(wording.of("letter.born", born)));
        patient.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .findFirst()
                .ifPresent(number -> paragraphs.add(wording.of("letter.identifier", number)));
    }

    private static Optional<String> name(List<HumanName> names) {
        return names.stream()
                .map(name -> Stream.concat(
                                name.getGiven().stream().map(PrimitiveType::getValue),
                                Stream.ofNullable(name.getFamily()))
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    private static Optional<String> organization(@Nullable Organization organization) {
        return Optional.ofNullable(organization).map(Organization::getName);
    }

    private static List<String> filled(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).limit(2).toList();
    }
}
