package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Task;

/** What of a Task stays as it was sent: whom it is about, who asks whom, and for what. */
final class Immutables {

    private Immutables() {}

    /**
     * @param handedOver whether the Task comes to have an owner by this change
     * @throws Refusal UNPROCESSABLE, with each element that would change
     */
    static void check(Task before, Task after, boolean handedOver) {
        List<Problem> problems = new ArrayList<>();
        same("Task.intent", before.getIntentElement(), after.getIntentElement(), problems);
        if (before.hasCode() && !codes(before).equals(codes(after))) {
            problems.add(immutable("Task.code"));
        }
        same("Task.focus", before.getFocus(), after.getFocus(), problems);
        same("Task.for", before.getFor(), after.getFor(), problems);
        same("Task.requester", before.getRequester(), after.getRequester(), problems);
        if (!handedOver) {
            same("Task.owner", before.getOwner(), after.getOwner(), problems);
        }
        same("Task.authoredOn", before.getAuthoredOnElement(), after.getAuthoredOnElement(), problems);
        if (!Base.compareDeep(
                before.getRestriction().getRecipient(), after.getRestriction().getRecipient(), true)) {
            problems.add(immutable("Task.restriction.recipient"));
        }
        if (!Base.compareDeep(before.getBasedOn(), after.getBasedOn(), true)) {
            problems.add(immutable("Task.basedOn"));
        }
        if (!Base.compareDeep(before.getPartOf(), after.getPartOf(), true)) {
            problems.add(immutable("Task.partOf"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, problems);
        }
    }

    /** Without their displays, and without the one that says that advice is asked for, which may come and go. */
    private static Set<String> codes(Task task) {
        return task.getCode().getCoding().stream()
                .filter(coding -> !Concepts.CONSULT.equals(coding.getCode()))
                .map(coding -> coding.getSystem() + "|" + coding.getCode())
                .collect(Collectors.toSet());
    }

    private static void same(String path, Base before, Base after, List<Problem> problems) {
        if (!before.equalsDeep(after)) {
            problems.add(immutable(path));
        }
    }

    private static Problem immutable(String path) {
        return Problem.error(path, ProblemCode.IMMUTABLE, path + " does not change after the referral was sent.");
    }
}
