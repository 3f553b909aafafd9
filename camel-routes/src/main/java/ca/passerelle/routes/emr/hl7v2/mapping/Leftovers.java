package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names what the mapping of a referral does not use, so that nothing a sender wrote disappears in silence. */
final class Leftovers {

    /** Fields that the mapping reads. */
    private static final Map<String, Set<Integer>> MAPPED = Map.ofEntries(
            Map.entry("MSH", Set.of(1, 2, 3, 4, 7, 9, 10, 12, 18)),
            Map.entry("RF1", Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 24)),
            Map.entry("PRD", Set.of(1, 2, 3, 5, 7)),
            Map.entry("PID", Set.of(2, 3, 4, 5, 7, 8, 9, 11, 13, 14, 15, 16, 19, 29, 30, 40)),
            Map.entry("DG1", Set.of(3, 4)),
            Map.entry("OBX", Set.of(2, 3, 5, 6, 7, 8, 11, 14)),
            Map.entry("NTE", Set.of(3, 4)),
            Map.entry("OBR", Set.of(2)),
            Map.entry("ORC", Set.of(2)));

    /** Fields that only number or route, so that leaving them out loses nothing. */
    private static final Map<String, Set<Integer>> TECHNICAL = Map.of(
            "MSH", Set.of(5, 6, 8, 11, 13, 14, 15, 16, 17, 19, 20, 21),
            "PID", Set.of(1),
            "DG1", Set.of(1),
            "OBX", Set.of(1),
            "OBR", Set.of(1),
            "NTE", Set.of(1, 2));

    /** Segments that are left out on purpose: technical ones, and those that a community service has no need to know. */
    private static final Set<String> LEFT_OUT = Set.of("SFT", "EVN", "AL1", "IN1", "IN2", "IN3", "GT1", "DRG");

    /** Segments of which one is used. */
    private static final Set<String> SINGLE = Set.of("RF1", "PID");

    private Leftovers() {}

    /** Notes segments and fields without use, one note for each. */
    static void note(Reading reading) {
        reading.message().segments().forEach(segment -> note(segment, reading));
    }

    private static void note(Segment segment, Reading reading) {
        Set<Integer> mapped = MAPPED.get(segment.name());
        if (LEFT_OUT.contains(segment.name())) {
            reading.ignored(segment.location(), "left out on purpose; kept in the original only");
        } else if (mapped == null) {
            reading.unmapped(segment.location(), "no place is known for this segment; kept in the original only");
        } else if (segment.sequence() > 1 && SINGLE.contains(segment.name())) {
            reading.unmapped(segment.location(), "only the first segment of this name is used");
        } else {
            fields(segment, mapped, reading);
        }
    }

    private static void fields(Segment segment, Set<Integer> mapped, Reading reading) {
        Set<Integer> known = new HashSet<>(mapped);
        known.addAll(TECHNICAL.getOrDefault(segment.name(), Set.of()));
        String unused = segment.filled()
                .map(Field::location)
                .filter(location -> !known.contains(location.field()))
                .map(location -> String.valueOf(location.field()))
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty()) {
            reading.unmapped(segment.location(), "fields kept in the original only: " + unused);
        }
    }
}
