package ca.passerelle.gateway.identity;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.access.PairDecision;
import ca.passerelle.gateway.record.ProblemJson;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is one person: what is to be decided, and decisions. Answers name Patients by reference; whoever may see them reads them as FHIR.
 */
@RestController
class PersonController {

    private final Decisions decisions;
    private final PersonPairs pairs;

    PersonController(Decisions decisions, PersonPairs pairs) {
        this.decisions = decisions;
        this.pairs = pairs;
    }

    /** Two Patients that may be one person. */
    record Proposal(String one, String other, int score, List<String> grounds, Instant raised) {}

    @GetMapping(path = "/identity/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Proposal> proposals() {
        return pairs.open(CurrentCaller.get()).stream()
                .map(proposal -> new Proposal(
                        "Patient/" + proposal.one(),
                        "Patient/" + proposal.other(),
                        proposal.score(),
                        proposal.grounds(),
                        proposal.raised()))
                .toList();
    }

    @GetMapping(path = "/identity/patients/{id}/same", produces = MediaType.APPLICATION_JSON_VALUE)
    List<String> same(@PathVariable String id) {
        return decisions.same(CurrentCaller.get(), uuid(id, "Patient")).stream()
                .map(ResourceKey::reference)
                .toList();
    }

    @PostMapping(path = "/identity/pairs/{one}/{other}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable String one, @PathVariable String other, @RequestBody PairDecision decision) {
        pairs.decide(CurrentCaller.get(), uuid(one, "pair"), uuid(other, "pair"), decision);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return ProblemJson.of(refusal);
    }

    private static UUID uuid(String id, String type) {
        return ResourceKey.uuid(id).orElseThrow(() -> Refusal.notFound(type));
    }
}
