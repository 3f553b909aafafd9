package ca.passerelle.gateway.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question and both answers.
 *
 * @param byRule what R4 says should be found, where the third opinion has one
 */
record Case(Query query, Found ours, Found theirs, Optional<Set<String>> byRule) {

    private static final int SHOWN = 12;
    private static final Pattern YEAR_OR_MONTH = Pattern.compile("[a-z]*\\d{4}(-\\d\\d)?");

    /** Where the answers differ, in words; null where they agree. */
    @Nullable
    String mismatch() {
        if (ours.status() != theirs.status()) {
            return "status %d, expected %d%s%s"
                    .formatted(ours.status(), theirs.status(), said(ours) + said(theirs), judged());
        }
        if (!ours.isGood()) {
            return null;
        }
        if (ours.ids().size() != ours.set().size()) {
            return "a match is given twice: " + ours.ids();
        }
        if (!ours.set().equals(theirs.set())) {
            return "%d matches, expected %d; missing %s, too many %s"
                            .formatted(ours.ids().size(), theirs.ids().size(), shown(missing()), shown(surplus()))
                    + judged();
        }
        if (!ours.included().equals(theirs.included())) {
            return "other includes; missing %s, too many %s"
                    .formatted(
                            shown(without(theirs.included(), ours.included())),
                            shown(without(ours.included(), theirs.included())));
        }
        if (ours.total() != null
                && !query.has("_summary")
                && ours.total() != ours.ids().size()) {
            return "total %s of %d matches".formatted(ours.total(), ours.ids().size());
        }
        boolean asked = query.has("_total") || query.has("_summary");
        if (asked && !Objects.equals(ours.total(), theirs.total())) {
            return "total %s, expected %s".formatted(ours.total(), theirs.total());
        }
        if (query.has("_sort") && !ours.ids().equals(theirs.ids())) {
            int same = 0;
            while (ours.ids().get(same).equals(theirs.ids().get(same))) {
                same++;
            }
            return "another order after %d: %s, expected %s"
                    .formatted(
                            same,
                            ours.ids().subList(same, ours.ids().size()),
                            theirs.ids().subList(same, theirs.ids().size()));
        }
        return query.has("_count") && ours.largest() != theirs.largest()
                ? "pages of %d, expected %d".formatted(ours.largest(), theirs.largest())
                : null;
    }

    /** Whether the gateway gave what R4 says. */
    boolean isByRule() {
        return ours.isGood() && byRule.filter(ours.set()::equals).isPresent();
    }

    private String judged() {
        return byRule.map(expected -> expected.equals(theirs.set())
                        ? "; R4 agrees with the oracle"
                        : "; R4 agrees with neither: " + shown(expected))
                .orElse("");
    }

    /** Whether a date in the question is none of a day or a time. */
    boolean asksForYearOrMonth() {
        return query.terms().stream()
                .anyMatch(term -> YEAR_OR_MONTH.matcher(term.value()).matches());
    }

    boolean asksForSpaceAround() {
        return query.terms().stream()
                .anyMatch(term -> !term.value().equals(term.value().strip()));
    }

    /** Whether its form begins so. */
    boolean asks(String beginning) {
        return query.form().startsWith(beginning);
    }

    Set<String> missing() {
        return without(theirs.set(), ours.set());
    }

    Set<String> surplus() {
        return without(ours.set(), theirs.set());
    }

    boolean isEmpty() {
        return theirs.ids().isEmpty() && (theirs.total() == null || theirs.total() == 0);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }

    private static String said(Found found) {
        return found.isGood()
                ? ""
                : "\n      "
                        + found.body().substring(0, Math.min(300, found.body().length()));
    }

    private static String shown(Iterable<String> ids) {
        List<String> all = new ArrayList<>();
        ids.forEach(all::add);
        return all.size() <= SHOWN ? all.toString() : all.subList(0, SHOWN) + "… (" + all.size() + ")";
    }
}
