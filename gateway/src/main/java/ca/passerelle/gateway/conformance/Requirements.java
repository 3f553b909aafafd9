package ca.passerelle.gateway.conformance;

import ca.passerelle.gateway.conformance.Requirement.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The rows of {@code conformance/requirements.psv}, in their order. */
@Component
public class Requirements {

    private static final String FILE = "conformance/requirements.psv";
    private static final String HEADER = "source|key|strength|status|test|english|french";

    private final List<Requirement> all = load();

    public List<Requirement> all() {
        return all;
    }

    private static List<Requirement> load() {
        List<String> lines;
        try {
            lines = new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        if (!lines.get(0).equals(HEADER)) {
            throw new IllegalStateException(FILE + ": the first line must be " + HEADER);
        }
        return lines.stream().skip(1).map(Requirements::row).toList();
    }

    private static Requirement row(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != HEADER.split("\\|").length) {
            throw new IllegalStateException(FILE + ": " + line);
        }
        return new Requirement(cells[0], cells[1], cells[2], Status.of(cells[3]), cells[4], cells[5], cells[6]);
    }
}
