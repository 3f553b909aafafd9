package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Confidentiality;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/**
 * Who may see what of a referral: both parties see the Task and what whoever writes attaches to it from its own record. Nobody can share
 * what is another's: a reference to it grants nothing. What lies above an onward referral is not followed.
 */
@Component
class Participation {

    private final Confidentiality confidentiality;

    Participation(Confidentiality confidentiality) {
        this.confidentiality = confidentiality;
    }

    /**
     * Lets the parties see the referral.
     *
     * @param sent whether it has left its requester, who alone sees a draft
     */
    void grant(Referral referral, boolean sent, Writing writing) {
        List<UUID> parties = sent ? parties(referral) : List.of(referral.requester());
        grant(
                referral,
                parties,
                writing,
                writing.caller().partner(),
                writing.current(ReferralWork.taskKey(referral.id())));
    }

    /**
     * Lets the owner of a Task that nobody owned see what its requester attached to it. What a claim itself writes into the Task shares
     * nothing: it could name whatever else the requester has.
     *
     * @param task as it was before it had an owner
     */
    void handOver(Referral referral, Resource task, Writing writing) {
        grant(referral, parties(referral), writing, referral.requester(), Optional.of(task));
    }

    private static List<UUID> parties(Referral referral) {
        List<UUID> parties = new ArrayList<>(List.of(referral.requester()));
        if (referral.owner() != null) {
            parties.add(referral.owner());
        }
        return parties;
    }

    private void grant(Referral referral, List<UUID> parties, Writing writing, UUID sharer, Optional<Resource> task) {
        let(parties, ReferralWork.taskKey(referral.id()), writing);
        reach(sharer, task, writing).forEach(key -> let(parties, key, writing));
    }

    /** Lets partners see a Task, and what whoever writes attaches to it from its own record. */
    void share(ResourceKey key, Resource task, List<UUID> parties, Writing writing) {
        let(parties, key, writing);
        reach(writing.caller().partner(), Optional.of(task), writing).forEach(each -> let(parties, each, writing));
    }

    /** What hangs on a referral of its requester's own record; the Task itself is not among it. */
    Set<ResourceKey> reach(Referral referral, Writing writing) {
        return reach(referral.requester(), writing.current(ReferralWork.taskKey(referral.id())), writing);
    }

    /** Lets those partners see a resource who may. */
    void let(List<UUID> parties, ResourceKey key, Writing writing) {
        writing.grant(
                key,
                parties.stream()
                        .filter(party -> confidentiality.mayBeSeenBy(party, key, writing))
                        .toList());
    }

    private static Set<ResourceKey> reach(UUID sharer, Optional<Resource> task, Writing writing) {
        Set<ResourceKey> seen = new LinkedHashSet<>();
        Deque<Resource> queue = new ArrayDeque<>();
        task.ifPresent(queue::add);
        while (!queue.isEmpty()) {
            targets(queue.pop())
                    .map(ResourceKey::of)
                    .flatMap(Optional::stream)
                    .filter(target -> isShared(target, sharer, writing))
                    .filter(seen::add)
                    .map(writing::current)
                    .flatMap(Optional::stream)
                    .forEach(queue::add);
        }
        return seen;
    }

    private static boolean isShared(ResourceKey key, UUID sharer, Writing writing) {
        boolean bound = Grammar.of(key.type()).filter(TypeGrammar::published).isEmpty();
        return bound && writing.custodian(key).filter(sharer::equals).isPresent();
    }

    /** The references that sharing follows. */
    private static Stream<Reference> targets(Resource resource) {
        if (resource instanceof Task task) {
            Stream<Type> values = Stream.concat(
                    task.getInput().stream().map(Task.ParameterComponent::getValue),
                    task.getOutput().stream().map(Task.TaskOutputComponent::getValue));
            return Stream.concat(
                    Stream.of(task.getFocus(), task.getFor(), task.getRequester()),
                    values.filter(Reference.class::isInstance).map(Reference.class::cast));
        }
        if (resource instanceof ServiceRequest request) {
            return Stream.of(
                            Stream.of(request.getSubject(), request.getRequester()),
                            request.getSupportingInfo().stream(),
                            request.getReasonReference().stream())
                    .flatMap(references -> references);
        }
        if (resource instanceof PractitionerRole role) {
            return Stream.of(role.getPractitioner());
        }
        if (resource instanceof DocumentReference document) {
            // The document itself, where it is a Binary of ours.
            return document.getContent().stream()
                    .map(content -> content.getAttachment().getUrl())
                    .filter(url -> url != null && url.startsWith("Binary/"))
                    .map(Reference::new);
        }
        return Stream.empty();
    }
}
