package ca.passerelle.gateway.console;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.referral.AnswerLinks;
import ca.passerelle.gateway.referral.AnswerLinks.Grant;
import ca.passerelle.gateway.referral.Answers;
import ca.passerelle.gateway.referral.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind a signed link. Opening it changes nothing, because mail scanners open links too; the form does. The link is the key, so
 * nobody signs in, and the page says nothing of the person.
 */
@Controller
class AnswerPages {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerPages.class);

    private final AnswerLinks links;
    private final Answers answers;
    private final Clock clock;
    private final ZoneId readersZone;

    AnswerPages(AnswerLinks links, Answers answers, Clock clock, ZoneId readersZone) {
        this.links = links;
        this.answers = answers;
        this.clock = clock;
        this.readersZone = readersZone;
    }

    @GetMapping("/answer/{token}")
    ModelAndView look(@PathVariable String token, @RequestParam(required = false) @Nullable String sent) {
        Optional<Standing> standing = standing(token);
        if (standing.isEmpty()) {
            return gone();
        }
        return sent == null
                ? form(standing.get(), AnswerForm.EMPTY, List.of(), HttpStatus.OK)
                : new ModelAndView("answered").addObject("standing", standing.get());
    }

    @PostMapping("/answer/{token}")
    ModelAndView answer(@PathVariable String token, @ModelAttribute AnswerForm form, Locale language) {
        Optional<Grant> grant = links.open(token);
        if (grant.isEmpty()) {
            return gone();
        }
        AnswerForm.Read read = form.read(today());
        try {
            if (read.answer().isEmpty()) {
                return form(answers.look(grant.get()), form, read.faults(), HttpStatus.UNPROCESSABLE_ENTITY);
            }
            answers.answer(grant.get(), read.answer().get(), form.version());
            ModelAndView redirect = new ModelAndView("redirect:/answer/{token}?sent&lang=" + language.getLanguage());
            redirect.setStatus(HttpStatus.SEE_OTHER);
            return redirect;
        } catch (Refusal refusal) {
            return refused(grant.get(), form, refusal);
        }
    }

    /** Says why nothing was changed, above the form as the referral stands now. */
    private ModelAndView refused(Grant grant, AnswerForm form, Refusal refusal) {
        LOG.info(
                "an answer to {} is refused: {} {}",
                grant.referral(),
                refusal.kind(),
                refusal.problems().stream()
                        .map(problem -> problem.code().code())
                        .toList());
        return switch (refusal.kind()) {
            case NOT_FOUND, GONE -> gone();
            case STALE, CONFLICT -> again(grant, form, "answer.fault.stale", HttpStatus.CONFLICT);
            default -> again(grant, form, "answer.fault.refused", HttpStatus.UNPROCESSABLE_ENTITY);
        };
    }

    private ModelAndView again(Grant grant, AnswerForm form, String message, HttpStatus status) {
        return form(answers.look(grant), form, List.of(new AnswerForm.Fault("now", message)), status);
    }

    private ModelAndView form(Standing standing, AnswerForm form, List<AnswerForm.Fault> faults, HttpStatus status) {
        ModelAndView page = new ModelAndView("answer", status);
        page.addObject("standing", standing);
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.addObject(
                "wrong", faults.stream().collect(Collectors.toMap(AnswerForm.Fault::field, AnswerForm.Fault::message)));
        page.addObject("moves", AnswerForm.moves(standing));
        page.addObject("reasons", AnswerForm.DECLINES);
        page.addObject("today", today());
        return page;
    }

    private Optional<Standing> standing(String token) {
        try {
            return links.open(token).map(answers::look);
        } catch (Refusal noLongerTakesPart) {
            return Optional.empty();
        }
    }

    private static ModelAndView gone() {
        return new ModelAndView("answer-gone", HttpStatus.NOT_FOUND);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), readersZone);
    }
}
