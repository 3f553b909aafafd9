package ca.passerelle.gateway.matching.gold;

import ca.passerelle.gateway.matching.NeedsFromText;
import ca.passerelle.gateway.matching.criteria.Sought;
import ca.passerelle.gateway.matching.criteria.Sought.CostLimit;
import ca.passerelle.gateway.matching.criteria.Travel;
import ca.passerelle.gateway.matching.criteria.Wanted;
import ca.passerelle.gateway.matching.criteria.WeekTime;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import ca.passerelle.profiles.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person, what is asked, and what a link worker would say of services.
 *
 * @param asked attributes of the line
 * @param grades service and town to 1, 2 or 3; whatever is absent is 0
 */
record Vignette(String key, String who, Map<String, String> asked, Map<String, Integer> grades) {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int GRADES = 3;

    static List<Vignette> all() {
        List<Vignette> all = new ArrayList<>();
        for (String[] line : Table.read("vignettes.psv")) {
            Map<String, Integer> grades = new HashMap<>();
            for (int column = 0; column < GRADES && 3 + column < line.length; column++) {
                for (String key : line[3 + column].split("\\s+")) {
                    if (!key.isEmpty()) {
                        grades.put(key, GRADES - column);
                    }
                }
            }
            all.add(new Vignette(line[0], line[1], Table.attributes(line[2]), grades));
        }
        return all;
    }

    String place() {
        return asked.getOrDefault("place", "");
    }

    @Nullable
    Double km() {
        return asked.containsKey("km") ? Double.valueOf(asked.get("km")) : null;
    }

    Sought sought(GoldDirectory directory, NeedsFromText texts, Vocabulary vocabulary) {
        Invented.Town town = directory.town(place());
        return new Sought(
                wanted(texts, vocabulary),
                new Whereabouts(town.point(), town.fsa(), GoldDirectory.community(town), town.province()),
                new Travel(km(), null, mode()),
                asked.containsKey("age") ? new BigDecimal(asked.get("age")) : null,
                Table.list(asked, "lang"),
                "yes".equals(asked.get("langreq")),
                "yes".equals(asked.get("french")),
                new HashSet<>(Table.list(asked, "access")),
                cost(),
                new HashSet<>(Table.list(asked, "modes")),
                times(),
                new HashSet<>(Table.list(asked, "pop")),
                asked.get("gender"),
                asked.containsKey("like") ? texts.keys(asked.get("like")) : Set.of(),
                Set.of(),
                asked.containsKey("crisis"),
                GoldDirectory.NOW);
    }

    private List<Wanted> wanted(NeedsFromText texts, Vocabulary vocabulary) {
        if (asked.containsKey("text")) {
            return texts.wanted(asked.get("text"));
        }
        if (asked.containsKey("type")) {
            return List.of(new Wanted(vocabulary.need(asked.get("type")).orElseThrow(), asked.get("type")));
        }
        return List.of(new Wanted(asked.getOrDefault("need", ""), null));
    }

    private Travel.@Nullable Mode mode() {
        String mode = asked.get("mode");
        return mode == null ? null : Travel.Mode.valueOf(mode.toUpperCase(java.util.Locale.ROOT));
    }

    private @Nullable CostLimit cost() {
        return switch (asked.getOrDefault("cost", "")) {
            case "free" -> CostLimit.FREE;
            case "low-cost" -> CostLimit.LOW_COST;
            default -> null;
        };
    }

    private List<WeekTime> times() {
        return Table.list(asked, "times").stream()
                .map(time -> {
                    String[] parts = time.split("-");
                    return new WeekTime(DAYS.indexOf(parts[0]) + 1, minute(parts[1]), minute(parts[2]));
                })
                .toList();
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }
}
