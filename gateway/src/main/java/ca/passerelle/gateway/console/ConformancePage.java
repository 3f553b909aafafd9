package ca.passerelle.gateway.console;

import ca.passerelle.gateway.conformance.Requirement;
import ca.passerelle.gateway.conformance.Requirements;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is asked of the gateway and whether it is met, as a page for everybody. */
@Controller
class ConformancePage {

    private final Requirements requirements;

    ConformancePage(Requirements requirements) {
        this.requirements = requirements;
    }

    /** A requirement in the reader's language. */
    record Row(String source, String key, String strength, String status, String test, String text) {}

    @GetMapping("/conformance")
    String show(Model model, Locale language) {
        model.addAttribute("requirements", rows(language));
        return "conformance";
    }

    private List<Row> rows(Locale language) {
        return requirements.all().stream()
                .map(requirement -> row(requirement, language))
                .toList();
    }

    private static Row row(Requirement requirement, Locale language) {
        return new Row(
                requirement.source(),
                requirement.key(),
                requirement.strength(),
                requirement.status().code(),
                requirement.test(),
                requirement.text(language));
    }
}
