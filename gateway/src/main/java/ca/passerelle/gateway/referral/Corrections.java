package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.profiles.ReferralEventKind;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A Patient is changed: whoever answers for a referral about that person, made by whoever changed it, is told. */
@Component
class Corrections {

    private final ReferralLog log;

    Corrections(ReferralLog log) {
        this.log = log;
    }

    void change(Change change, ReferralWork work) {
        if (change.isNothing()) {
            return;
        }
        for (Referral open : log.openOf(change.key().id(), work.caller().partner())) {
            UUID owner = open.owner();
            if (owner != null && !work.isDrafted(open.id())) {
                Referral locked = log.lock(open.id()).orElseThrow();
                work.note(locked, ReferralEventKind.CORRECTED, "correct", Set.of(owner));
            }
        }
    }
}
