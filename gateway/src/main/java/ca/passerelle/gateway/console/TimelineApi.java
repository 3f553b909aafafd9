package ca.passerelle.gateway.console;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.ProblemJson;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.referral.Timeline;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A referral's story for machines. */
@RestController
class TimelineApi {

    private final Timeline timeline;

    TimelineApi(Timeline timeline) {
        this.timeline = timeline;
    }

    @GetMapping(path = "/referrals/{task}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    TimelineJson events(@PathVariable String task) {
        return TimelineJson.of(
                timeline.of(CurrentCaller.get(), ResourceKey.uuid(task).orElseThrow(() -> Refusal.notFound("Task"))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return ProblemJson.of(refusal);
    }
}
