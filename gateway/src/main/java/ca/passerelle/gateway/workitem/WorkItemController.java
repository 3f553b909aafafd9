package ca.passerelle.gateway.workitem;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.partner.RegisteredSenders;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.sender.CodeKind;
import ca.passerelle.routes.port.sender.SettingsCheck;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A partner's own work items: what its codes mean, said once for all messages that wait. */
@RestController
class WorkItemController {

    private final WorkItems items;
    private final WaitingMessages waiting;
    private final LateChanges late;
    private final RegisteredSenders senders;
    private final Release release;
    private final TransactionTemplate transaction;

    WorkItemController(
            WorkItems items,
            WaitingMessages waiting,
            LateChanges late,
            RegisteredSenders senders,
            Release release,
            TransactionTemplate transaction) {
        this.items = items;
        this.waiting = waiting;
        this.late = late;
        this.senders = senders;
        this.release = release;
        this.transaction = transaction;
    }

    /** The items of the caller, those without a meaning first. */
    @GetMapping(path = "/hl7v2/work-items", produces = MediaType.APPLICATION_JSON_VALUE)
    List<WorkItem> items() {
        return items.of(CurrentCaller.get().partner());
    }

    /** A message that waits; without anything of what it says. */
    record Waiting(
            UUID message,
            Channel channel,
            Instant received,
            boolean acknowledged,
            @Nullable String referral) {}

    /** The messages of the caller that wait, oldest first. */
    @GetMapping(path = "/hl7v2/waiting-messages", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Waiting> waiting() {
        return waiting.of(CurrentCaller.get().partner()).stream()
                .map(message -> new Waiting(
                        message.message(),
                        message.channel(),
                        message.received(),
                        message.answered(),
                        message.referral() == null ? null : message.referral().value()))
                .toList();
    }

    /** Changes that came when their referral was over, and that nobody has looked at; for both parties. */
    @GetMapping(path = "/hl7v2/late-changes", produces = MediaType.APPLICATION_JSON_VALUE)
    List<LateChange> lateChanges() {
        return late.of(CurrentCaller.get().partner());
    }

    /** Somebody has looked at it. Saying it again does no harm. */
    @PostMapping("/hl7v2/late-changes/{message}/$close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID message) {
        if (!late.close(CurrentCaller.get().partner(), message)) {
            throw Refusal.notFound("late change");
        }
    }

    /** The meaning of a code, as sender settings write it. */
    record Meaning(@Nullable String meaning) {}

    /** What a meaning has done. */
    record Resolved(WorkItem item, int released) {}

    /** Gives the code a meaning and reads again what waited for it. Saying it again does no harm. */
    @PostMapping(
            path = "/hl7v2/work-items/{id}/$resolve",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Resolved resolve(@PathVariable UUID id, @RequestBody Meaning meaning) {
        UUID partner = CurrentCaller.get().partner();
        WorkItem item = items.find(partner, id).orElseThrow(() -> Refusal.notFound("work item"));
        CodeKind kind = CodeKind.valueOf(item.kind());
        SettingsCheck.ofMeaning(kind, meaning.meaning()).ifPresent(why -> {
            throw Refusal.unprocessable("meaning", ProblemCode.INVALID_VALUE, why);
        });
        transaction.executeWithoutResult(status -> {
            senders.give(
                    partner, item.application(), item.facility(), kind, item.code(), String.valueOf(meaning.meaning()));
            items.resolve(id);
        });
        int released = release.readable(partner);
        return new Resolved(items.find(partner, id).orElseThrow(), released);
    }
}
