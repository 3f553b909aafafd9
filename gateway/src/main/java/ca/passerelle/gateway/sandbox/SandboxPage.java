package ca.passerelle.gateway.sandbox;

import ca.passerelle.gateway.sandbox.Captures.Capture;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The same for people: each mail, message and notification, with its answer link to click. */
@Controller
@Profile("sandbox")
class SandboxPage {

    private static final Pattern ANSWER_LINK = Pattern.compile("https?://\\S+/answer/[\\w.?=-]+");

    private final Captures captures;

    SandboxPage(Captures captures) {
        this.captures = captures;
    }

    /**
     * One thing to look at.
     *
     * @param link the first answer link in it, where there is one
     */
    record Item(Capture capture, Optional<String> link) {

        static Item of(Capture capture) {
            return new Item(
                    capture,
                    ANSWER_LINK
                            .matcher(capture.content())
                            .results()
                            .map(MatchResult::group)
                            .findFirst());
        }
    }

    @GetMapping("/sandbox")
    String page(Model model) {
        List<Item> items = captures.newest(null, null).stream().map(Item::of).toList();
        model.addAttribute("items", items);
        return "sandbox";
    }
}
