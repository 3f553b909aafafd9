package ca.passerelle.gateway.console;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.access.PairDecision;
import ca.passerelle.gateway.duplicates.DuplicateView;
import ca.passerelle.gateway.duplicates.DuplicateView.Proposals;
import ca.passerelle.gateway.duplicates.DuplicateView.SideBySide;
import ca.passerelle.gateway.identity.PersonPairs;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.routes.kit.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What people are asked: are two records one person, are two listings one service? The queue of both, each pair side by side, and the decision.
 * Whoever may call the API may use the page, and nobody else.
 */
@Controller
class PairPages {

    private static final int PER_PAGE = 20;
    private static final int LAST_PAGE = 100_000;

    private final PersonPairs persons;
    private final DuplicateView services;
    private final MessageSource messages;

    PairPages(PersonPairs persons, DuplicateView services, MessageSource messages) {
        this.persons = persons;
        this.services = services;
        this.messages = messages;
    }

    @GetMapping("/pairs")
    ModelAndView queue(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String decided,
            Locale language) {
        Caller caller = CurrentCaller.get();
        int shown = Math.max(1, Math.min(page, LAST_PAGE));
        PersonPairText words = new PersonPairText(messages, language);
        Optional<Proposals> listings = listings(caller, shown, language);
        return new ModelAndView("pairs")
                .addObject(
                        "persons",
                        persons.open(caller).stream().map(words::line).toList())
                .addObject("decidesServices", listings.isPresent())
                .addObject("services", listings.map(PairPages::lines).orElse(List.of()))
                .addObject("page", shown)
                .addObject(
                        "more",
                        listings.map(found -> found.total() > (long) shown * PER_PAGE)
                                .orElse(false))
                .addObject("decided", decided != null);
    }

    @GetMapping("/pairs/{kind}/{one}/{other}")
    ModelAndView pair(
            @PathVariable String kind, @PathVariable String one, @PathVariable String other, Locale language) {
        return page(
                view(kind, uuid(one), uuid(other), language), new PairDecision(null, null), List.of(), HttpStatus.OK);
    }

    @PostMapping("/pairs/{kind}/{one}/{other}")
    ModelAndView decide(
            @PathVariable String kind,
            @PathVariable String one,
            @PathVariable String other,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String reason,
            Locale language) {
        PairDecision asked = new PairDecision(decision, reason);
        PairView view = view(kind, uuid(one), uuid(other), language);
        try {
            if (kind.equals("persons")) {
                persons.decide(CurrentCaller.get(), view.one(), view.other(), asked);
            } else {
                services.decide(CurrentCaller.get(), view.one(), view.other(), asked);
            }
        } catch (Refusal refusal) {
            List<String> faults =
                    refusal.problems().stream().map(Problem::location).toList();
            return page(view, asked, faults, status(refusal));
        }
        ModelAndView redirect = new ModelAndView("redirect:/pairs?decided&lang=" + language.getLanguage());
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private static ModelAndView page(PairView view, PairDecision asked, List<String> faults, HttpStatus status) {
        return new ModelAndView("pair", status)
                .addObject("pair", view)
                .addObject("asked", asked)
                .addObject("faults", faults);
    }

    private PairView view(String kind, UUID one, UUID other, Locale language) {
        try {
            return switch (kind) {
                case "persons" ->
                    new PersonPairText(messages, language)
                            .view(one, other, persons.pair(CurrentCaller.get(), one, other));
                case "services" -> listing(one, other, services.pair(CurrentCaller.get(), one, other, language));
                default -> throw Refusal.notFound("pair");
            };
        } catch (Refusal refusal) {
            throw new ResponseStatusException(status(refusal), null, refusal);
        }
    }

    private static PairView listing(UUID one, UUID other, SideBySide side) {
        return new PairView(
                "services",
                one,
                other,
                side.sources().stream()
                        .map(source -> Stream.of(source.name(), source.publisher())
                                .flatMap(Stream::ofNullable)
                                .reduce((name, publisher) -> name + " – " + publisher)
                                .orElse("?"))
                        .toList(),
                side.state(),
                side.grounds().stream().map(DuplicateView.Why::text).toList(),
                side.fields().stream()
                        .map(field -> new PairView.Row(
                                "duplicate.field." + field.field(),
                                values(field, side.sources().get(0).service()),
                                values(field, side.sources().get(1).service()),
                                field.agree()))
                        .toList());
    }

    private static List<String> values(DuplicateView.Field field, String service) {
        return field.values().stream()
                .filter(value -> value.service().equals(service))
                .flatMap(value -> value.value().stream())
                .toList();
    }

    /** Empty for whoever decides on no listings. */
    private Optional<Proposals> listings(Caller caller, int page, Locale language) {
        try {
            return Optional.of(services.proposals(caller, page, PER_PAGE, language));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.NOT_ALLOWED) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private static List<PairView.Line> lines(Proposals found) {
        return found.pairs().stream()
                .map(proposal -> new PairView.Line(
                        uuid(proposal.one().service().replaceFirst(".*/", "")),
                        uuid(proposal.other().service().replaceFirst(".*/", "")),
                        proposal.one().name() + " – " + proposal.other().name(),
                        proposal.score(),
                        proposal.grounds().stream().map(DuplicateView.Why::text).toList()))
                .toList();
    }

    private static HttpStatus status(Refusal refusal) {
        return HttpStatus.valueOf(refusal.kind().httpStatus());
    }

    private static UUID uuid(String id) {
        return ResourceKey.uuid(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
