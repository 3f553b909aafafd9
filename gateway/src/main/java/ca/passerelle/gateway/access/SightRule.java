package ca.passerelle.gateway.access;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ConfidentialityLevel;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What becomes restricted is hidden at once from whoever may not see it any more. A Task stays with its owner, who has to be able to end it.
 */
@Component
@Order(900)
class SightRule implements WriteRule {

    private final Confidentiality confidentiality;

    SightRule(Confidentiality confidentiality) {
        this.confidentiality = confidentiality;
    }

    @Override
    public void apply(Writing writing) {
        for (Change change : writing.changes()) {
            boolean restricted =
                    ConfidentialityLevel.restriction(change.labels()).isPresent();
            if (restricted
                    && !change.isCreation()
                    && !change.isDeletion()
                    && !change.key().type().equals("Task")) {
                List<UUID> hidden = writing.participants(change.key()).stream()
                        .filter(partner -> !confidentiality.mayBeSeenBy(partner, change.key(), writing))
                        .toList();
                if (!hidden.isEmpty()) {
                    writing.revoke(change.key(), hidden);
                }
            }
        }
    }
}
