package ca.passerelle.gateway.console;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.access.PartnerPrincipal;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.referral.Timeline;
import ca.passerelle.gateway.workitem.LateChanges;
import ca.passerelle.gateway.workitem.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The way in, the list of one's referrals, and the story of each. */
@Controller
class ReferralPages {

    private final Timeline timeline;
    private final Partners partners;
    private final WorkItems items;
    private final LateChanges late;

    ReferralPages(Timeline timeline, Partners partners, WorkItems items, LateChanges late) {
        this.timeline = timeline;
        this.partners = partners;
        this.items = items;
        this.late = late;
    }

    @GetMapping("/")
    ModelAndView home(@AuthenticationPrincipal @Nullable PartnerPrincipal principal) {
        ModelAndView page = new ModelAndView("home");
        if (principal != null) {
            page.addObject("late", late.of(principal.partner()));
            page.addObject("partner", partners.byId(principal.partner()).orElse(null));
            page.addObject("referrals", timeline.newest(principal.caller()));
            page.addObject(
                    "codes",
                    items.of(principal.partner()).stream()
                            .filter(item -> item.resolved() == null)
                            .toList());
        }
        return page;
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "sign-in";
    }

    @GetMapping("/referrals/{task}")
    ModelAndView story(@PathVariable String task) {
        try {
            return new ModelAndView("timeline")
                    .addObject(
                            "story",
                            timeline.of(
                                    CurrentCaller.get(),
                                    ResourceKey.uuid(task).orElseThrow(() -> Refusal.notFound("Task"))));
        } catch (Refusal refusal) {
            throw new ResponseStatusException(HttpStatus.valueOf(refusal.kind().httpStatus()), null, refusal);
        }
    }
}
