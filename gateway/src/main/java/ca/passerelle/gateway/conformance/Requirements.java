package ca.passerelle.gateway.conformance;

import ca.passerelle.gateway.conformance.Requirement.Status;
import ca.passerelle.profiles.TextTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rows of {@code conformance/requirements.psv}, in their order. */
@Component
public class Requirements {

    private static final String FILE = "/conformance/requirements.psv";
    private static final String HEADER = "source|key|strength|status|test|english|french";

    private final List<Requirement> all = TextTable.load(Requirements.class, FILE, "|", HEADER, Requirements::row);

    public List<Requirement> all() {
        return all;
    }

    private static Requirement row(List<String> cells) {
        return new Requirement(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Status.of(cells.get(3)),
                cells.get(4),
                cells.get(5),
                cells.get(6));
    }
}
