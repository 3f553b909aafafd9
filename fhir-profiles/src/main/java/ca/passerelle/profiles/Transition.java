package ca.passerelle.profiles;

import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * One allowed move of a referral.
 *
 * @param rule stable id of the rule that allows it
 * @param from the Task.status before the move; null when the move creates the Task
 * @param fromBusiness the business statuses it may start from; empty when any of {@code from} will do
 * @param to the Task.status after the move
 * @param toBusiness the business status after the move
 * @param actors who may make it
 * @param requires what the Task has to carry after it
 * @param tells who has to be told of it, besides the one who made it
 * @param note why it is allowed, for people
 */
public record Transition(
        String rule,
        @Nullable TaskStatus from,
        Set<BusinessStatus> fromBusiness,
        TaskStatus to,
        BusinessStatus toBusiness,
        Set<Actor> actors,
        Set<Requirement> requires,
        Set<Actor> tells,
        String note) {

    public Transition {
        fromBusiness = Set.copyOf(fromBusiness);
        actors = Set.copyOf(actors);
        requires = Set.copyOf(requires);
        tells = Set.copyOf(tells);
    }

    /** Whether a Task in this state can make the move; both null for a Task that does not exist yet. */
    public boolean startsAt(@Nullable TaskStatus status, @Nullable BusinessStatus business) {
        return from == status && (fromBusiness.isEmpty() || (business != null && fromBusiness.contains(business)));
    }

    public boolean isAllowedTo(Actor actor) {
        return actors.contains(actor);
    }

    public boolean requires(Requirement requirement) {
        return requires.contains(requirement);
    }
}
