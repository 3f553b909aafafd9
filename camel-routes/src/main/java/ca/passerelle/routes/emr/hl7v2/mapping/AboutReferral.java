package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Which referral a message is about: the one that its numbers name, or else the only open one of its person. */
final class AboutReferral {

    private AboutReferral() {}

    /**
     * Maps with the referral, or says why there is none.
     *
     * @param known what the record has by the numbers, or by the person
     */
    static Outcome<Bundle> with(
            Reading reading, List<KnownReferral> known, Function<KnownReferral, Outcome<Bundle>> mapping) {
        return with(reading, known, false, mapping);
    }

    /** The same; a message that names a referral which is not there yet waits for it. */
    static Outcome<Bundle> orWaiting(
            Reading reading, List<KnownReferral> known, Function<KnownReferral, Outcome<Bundle>> mapping) {
        return with(reading, known, true, mapping);
    }

    private static Outcome<Bundle> with(
            Reading reading,
            List<KnownReferral> known,
            boolean waits,
            Function<KnownReferral, Outcome<Bundle>> mapping) {
        List<KnownReferral> open = known.stream()
                .filter(each -> !TransitionTable.isOver(each.task().getStatus()))
                .toList();
        List<KnownReferral> meant = open.isEmpty() ? known : open;
        String place = place(reading);
        if (meant.isEmpty()) {
            return waits && ReferralNumbers.namesOrder(reading.message())
                    ? waiting(reading, place)
                    : unknown(reading, place);
        }
        if (meant.size() > 1) {
            return Outcome.rejected(Problem.error(
                    place,
                    ProblemCode.MULTIPLE_MATCHES,
                    "More than one referral fits: name the one that is meant by its number"));
        }
        if (ReferralPerson.isAnother(reading, meant)) {
            return Outcome.rejected(ReferralPerson.another());
        }
        ReferralPerson.note(reading);
        if (!isNamed(reading, meant.get(0))) {
            reading.repaired(
                    location(place),
                    reading.message().firstValue("MSA", 2).isPresent()
                            ? "no number of a referral was sent; that of the message which it answers was taken"
                            : "no number of a referral was sent; the only open referral of the person was taken");
        }
        return reading.outcome(mapping.apply(meant.get(0)));
    }

    private static boolean isNamed(Reading reading, KnownReferral referral) {
        return ReferralNumbers.of(reading.message()).stream().anyMatch(number -> isNumberOf(referral, number));
    }

    /** Of the referrals that a message names, those that the numbers of a part of it name. */
    static List<KnownReferral> named(Reading part, List<KnownReferral> known) {
        List<String> numbers = ReferralNumbers.of(part.message());
        return known.stream()
                .filter(referral -> numbers.stream().anyMatch(number -> isNumberOf(referral, number)))
                .toList();
    }

    /** Whether a referral goes by a number. */
    static boolean isNumberOf(KnownReferral referral, String number) {
        return Stream.concat(referral.task().getIdentifier().stream(), referral.request().getIdentifier().stream())
                .anyMatch(identifier -> number.equals(identifier.getValue()));
    }

    private static Location location(String place) {
        return Location.parse(place).orElseThrow();
    }

    private static Outcome<Bundle> waiting(Reading reading, String place) {
        reading.unmapped(location(place), "the referral that this belongs to has not arrived; it waits for it");
        return new Outcome.Mapped<>(
                new Bundle().setType(BundleType.TRANSACTION),
                reading.notes(),
                List.of(ReferralNumbers.awaited(reading)));
    }

    private static Outcome<Bundle> unknown(Reading reading, String place) {
        return !ReferralNumbers.namesOrder(reading.message())
                ? Outcome.rejected(Problem.error(
                        place,
                        ProblemCode.UNKNOWN_REFERRAL,
                        "The message names no referral, and the person has none that is open"))
                : Outcome.rejected(Problem.error(
                        place, ProblemCode.UNKNOWN_REFERRAL, "No referral is known by the numbers of this message"));
    }

    /** Where the number stands, or should stand. */
    private static String place(Reading reading) {
        for (String place : List.of("SCH-26", "TXA-14", "RF1-6", "ORC-2", "OBR-2")) {
            Location first = location(place);
            Optional<Segment> segment = reading.message().first(first.segment());
            if (segment.isPresent()) {
                return segment.get().field(first.field()).location().toString();
            }
        }
        return "MSH";
    }
}
