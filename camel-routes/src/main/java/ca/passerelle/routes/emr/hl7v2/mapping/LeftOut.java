package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Location;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is left out on purpose, and why. Anything else that no mapping reads is named to its sender. */
final class LeftOut {

    private static final String EXCHANGE = "serves the exchange of messages and says nothing of the referral";
    private static final String NUMBERING = "only numbers the segments";
    private static final String NOT_NEEDED = "more than a community service needs to know; kept in the original only";

    private static final Map<String, String> SEGMENTS = Map.of(
            "MSH", EXCHANGE,
            "SFT", EXCHANGE,
            "UAC", EXCHANGE,
            "EVN", EXCHANGE,
            "AL1", NOT_NEEDED,
            "IN1", NOT_NEEDED,
            "IN2", NOT_NEEDED,
            "IN3", NOT_NEEDED,
            "GT1", NOT_NEEDED,
            "DRG", NOT_NEEDED);

    private static final Set<String> NUMBERED = Set.of(
            "PID", "DG1", "OBX", "OBR", "NTE", "NK1", "PV1", "TQ1", "TXA", "ARV", "PRT", "DSP", "RGS", "AIS", "AIG",
            "AIL", "AIP");

    private LeftOut() {}

    /** Why a segment is left out; empty when it is not. */
    static Optional<String> segment(String name) {
        return Optional.ofNullable(SEGMENTS.get(name));
    }

    /** Whether it says nothing that a person would have to be told of. */
    static boolean isTechnical(Location field) {
        return "MSH".equals(field.segment())
                || field(field).filter(NUMBERING::equals).isPresent();
    }

    /** Why a field is left out; empty when it is not. */
    static Optional<String> field(Location field) {
        boolean number = NUMBERED.contains(field.segment()) && field.field() == 1;
        boolean source = field.segment().equals("NTE") && field.field() == 2;
        return number || source ? Optional.of(NUMBERING) : segment(field.segment());
    }
}
