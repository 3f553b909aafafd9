package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.Actor;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One referral: a Task with its parties, as its log has left it.
 *
 * @param id id of the Task
 * @param parent the referral that this one was made from, onward
 * @param requester the partner that asked
 * @param owner the partner that answers for it; null while anybody may claim it
 * @param version number of the last event
 * @param deadline whom it waits for; null at its end
 * @param seat the HealthcareService of which it holds a place; null where places are not counted or none is held
 */
public record Referral(
        UUID id,
        UUID serviceRequest,
        @Nullable UUID patient,
        @Nullable UUID parent,
        UUID requester,
        @Nullable UUID owner,
        State state,
        long version,
        @Nullable Deadline deadline,
        @Nullable UUID seat) {

    /** One that begins. */
    static Referral opening(
            UUID id,
            UUID serviceRequest,
            @Nullable UUID patient,
            @Nullable UUID parent,
            UUID requester,
            @Nullable UUID owner) {
        return new Referral(id, serviceRequest, patient, parent, requester, owner, State.NONE, 0, null, null);
    }

    /** The same with what follows from where it stands. */
    Referral standing(@Nullable Deadline until, @Nullable UUID place) {
        return new Referral(id, serviceRequest, patient, parent, requester, owner, state, version, until, place);
    }

    /** The same with somebody who answers for it, or nobody. */
    Referral ownedBy(@Nullable UUID partner) {
        return new Referral(id, serviceRequest, patient, parent, requester, partner, state, version, deadline, seat);
    }

    /** In which capacities a partner may act on it. */
    public Set<Actor> capacities(UUID partner) {
        Set<Actor> capacities = EnumSet.noneOf(Actor.class);
        if (partner.equals(requester)) {
            capacities.add(Actor.REQUESTER);
        }
        if (partner.equals(owner)) {
            capacities.add(Actor.OWNER);
        }
        return capacities;
    }

    /** The partner that acts in a capacity; null when there is none. */
    public @Nullable UUID partner(Actor actor) {
        return switch (actor) {
            case REQUESTER -> requester;
            case OWNER -> owner;
            case CANDIDATE, GATEWAY -> null;
        };
    }
}
