package ca.passerelle.gateway.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was asked, sorts differences into deliberate ones and defects, and writes the defects to a file. */
final class Judgement {

    private static final Logger LOG = LoggerFactory.getLogger(Judgement.class);
    private static final Path REPORT = Path.of("target", "oracle-defects.txt");

    private final Population population;
    private final R4Rule rule;
    private final Map<Difference, Integer> explained = new EnumMap<>(Difference.class);
    private final List<String> defects = new ArrayList<>();
    private final Map<String, Row> forms = new TreeMap<>();

    Judgement(Population population, R4Rule rule) {
        this.rule = rule;
        this.population = population;
    }

    /** How one form of question fared. */
    private static final class Row {
        private int asked;
        private int found;
        private int defects;
    }

    void take(Case it) {
        Row row = forms.computeIfAbsent(it.query().form(), form -> new Row());
        row.asked++;
        row.found += it.isEmpty() ? 0 : 1;
        String mismatch = it.mismatch();
        if (mismatch == null) {
            return;
        }
        Optional<Difference> known = Stream.of(Difference.values())
                .filter(difference -> difference.explains(it))
                .findFirst();
        if (known.isPresent()) {
            explained.merge(known.get(), 1, Integer::sum);
        } else {
            row.defects++;
            String more = it.query().has("_sort")
                    ? "\n    sorted: "
                            + it.ours().ids().stream()
                                    .map(id -> rule.sortedBy(it.query(), id))
                                    .toList() + "\n    expected: "
                            + it.theirs().ids().stream()
                                    .map(id -> rule.sortedBy(it.query(), id))
                                    .toList()
                    : "";
            defects.add(it.query() + "\n    " + mismatch + more);
        }
    }

    List<String> defects() {
        return defects;
    }

    Set<Difference> explained() {
        return explained.keySet();
    }

    /** How many questions of a form found something. */
    int found(String form) {
        Row row = forms.get(form);
        return row == null ? 0 : row.found;
    }

    void report() {
        forms.forEach((form, row) ->
                LOG.info("{}: {} asked, {} found something, {} defects", form, row.asked, row.found, row.defects));
        population
                .refused()
                .forEach((type, reasons) ->
                        LOG.info("{} of {} were refused, the first: {}", reasons.size(), type, reasons.get(0)));
        explained.forEach((difference, times) -> LOG.info("{} times {}", times, difference));
        LOG.info(
                "{} resources, {} searches, {} defects",
                population.size(),
                forms.values().stream().mapToInt(row -> row.asked).sum(),
                defects.size());
        try {
            Files.writeString(REPORT, String.join("\n", defects));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
