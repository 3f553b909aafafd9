package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.access.PairDecision;
import ca.passerelle.gateway.duplicates.DuplicateView.Cluster;
import ca.passerelle.gateway.duplicates.DuplicateView.Proposals;
import ca.passerelle.gateway.duplicates.DuplicateView.SideBySide;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which listings of different feeds are one service: what is to be decided, decisions, and a service as all its sources tell it. */
@RestController
class DuplicateController {

    private static final int MOST = 100;
    private static final int LAST_PAGE = 100_000;

    private final DuplicateView view;

    DuplicateController(DuplicateView view) {
        this.view = view;
    }

    @GetMapping(path = "/directory/duplicates", produces = MediaType.APPLICATION_JSON_VALUE)
    Proposals proposals(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "20") int perPage,
            Locale language) {
        require(page >= 1 && page <= LAST_PAGE, "page", "The page is a number from 1.");
        require(perPage >= 1 && perPage <= MOST, "per_page", "per_page is a number from 1 to " + MOST + ".");
        return view.proposals(CurrentCaller.get(), page, perPage, language);
    }

    @GetMapping(path = "/directory/duplicates/{one}/{other}", produces = MediaType.APPLICATION_JSON_VALUE)
    SideBySide pair(@PathVariable String one, @PathVariable String other, Locale language) {
        return view.pair(CurrentCaller.get(), uuid(one), uuid(other), language);
    }

    @PostMapping(path = "/directory/duplicates/{one}/{other}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable String one, @PathVariable String other, @RequestBody PairDecision decision) {
        view.decide(CurrentCaller.get(), uuid(one), uuid(other), decision);
    }

    @GetMapping(path = "/directory/services/{id}/sources", produces = MediaType.APPLICATION_JSON_VALUE)
    Cluster sources(@PathVariable String id, Locale language) {
        return view.sources(
                CurrentCaller.get(), ResourceKey.uuid(id).orElseThrow(() -> Refusal.notFound("service")), language);
    }

    private static UUID uuid(String id) {
        return ResourceKey.uuid(id).orElseThrow(() -> Refusal.notFound("pair"));
    }

    private static void require(boolean right, String parameter, String text) {
        if (!right) {
            throw Refusal.badRequest(parameter, ProblemCode.INVALID_VALUE, text);
        }
    }
}
