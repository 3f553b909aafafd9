package ca.passerelle.gateway.console;

import ca.passerelle.gateway.matching.capacity.CapacityLinks;
import ca.passerelle.gateway.matching.capacity.CapacityLinks.Grant;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.routes.kit.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page behind the link of a service: how much room there is. Opening it changes nothing; the link is the key. */
@Controller
class RoomPages {

    private static final List<String> FIELDS = List.of("available", "waitlist", "wait_days", "status", "remark");

    private final CapacityLinks links;

    RoomPages(CapacityLinks links) {
        this.links = links;
    }

    @GetMapping("/room/{token}")
    ModelAndView look(@PathVariable String token, @RequestParam Map<String, String> asked) {
        return links.open(token)
                .map(grant ->
                        form(grant, Map.of(), List.of(), HttpStatus.OK).addObject("sent", asked.containsKey("sent")))
                .orElseGet(RoomPages::gone);
    }

    @PostMapping("/room/{token}")
    ModelAndView tell(@PathVariable String token, @RequestParam Map<String, String> form, Locale language) {
        Optional<Grant> grant = links.open(token);
        if (grant.isEmpty()) {
            return gone();
        }
        Map<String, String> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, form.getOrDefault(field, "").strip()));
        try {
            links.tell(grant.get(), values);
            ModelAndView redirect = new ModelAndView("redirect:/room/{token}?sent&lang=" + language.getLanguage());
            redirect.setStatus(HttpStatus.SEE_OTHER);
            return redirect;
        } catch (Refusal refusal) {
            List<String> faults =
                    refusal.problems().stream().map(Problem::location).toList();
            return form(grant.get(), values, faults, HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private ModelAndView form(Grant grant, Map<String, String> values, List<String> faults, HttpStatus status) {
        try {
            return new ModelAndView("room", status)
                    .addObject("standing", links.look(grant))
                    .addObject("form", values)
                    .addObject("faults", faults)
                    .addObject("sent", false);
        } catch (Refusal noLongerThere) {
            return gone();
        }
    }

    private static ModelAndView gone() {
        return new ModelAndView("answer-gone", HttpStatus.NOT_FOUND);
    }
}
