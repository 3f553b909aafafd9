package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ProblemCode;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A draft is its requester's alone: to whom it will go may still change, and whoever it would have gone to never learns of it. */
@Component
class Drafts {

    private final Parties parties;

    Drafts(Parties parties) {
        this.parties = parties;
    }

    /** Whether a draft is going to somebody else, or to whoever claims it. */
    static boolean isReaddressed(Task before, Task after) {
        return before.getStatus() == TaskStatus.DRAFT && !before.getOwner().equalsDeep(after.getOwner());
    }

    /**
     * The referral with whom it will go to.
     *
     * @throws Refusal UNPROCESSABLE when the one named takes no part here
     */
    Referral readdress(Task after, Referral referral, Writing writing) {
        if (!after.hasOwner() && after.getRestriction().hasRecipient()) {
            UUID patient = referral.patient();
            Opening.offer(
                    after,
                    (ServiceRequest)
                            writing.current(Consequences.requestKey(referral)).orElseThrow(),
                    Optional.ofNullable(patient).map(id -> new ResourceKey("Patient", id)),
                    writing);
        }
        return referral.ownedBy(owner(after, writing));
    }

    private @Nullable UUID owner(Task after, Writing writing) {
        return after.hasOwner()
                ? parties.partner(after.getOwner(), writing)
                        .map(Partner::id)
                        .orElseThrow(() -> Refusal.unprocessable(
                                "Task.owner",
                                ProblemCode.UNKNOWN_RECIPIENT,
                                "The owner does not take part in this gateway, so it cannot be told."))
                : null;
    }
}
