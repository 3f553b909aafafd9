package ca.passerelle.gateway.console;

import ca.passerelle.gateway.conformance.Requirements;
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

    @GetMapping("/conformance")
    String show(Model model) {
        model.addAttribute("requirements", requirements.all());
        return "conformance";
    }
}
