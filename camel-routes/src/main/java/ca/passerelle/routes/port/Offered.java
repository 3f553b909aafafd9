package ca.passerelle.routes.port;

import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.port.Progress.Recipient;

/** What is said to those who may claim a referral that nobody owns. */
public final class Offered {

    private Offered() {}

    /** Whether somebody who might have claimed the referral learns that it is gone: claimed by another, given to another, or over. */
    public static boolean isGone(Progress progress) {
        boolean handedOver = ReferralEventKind.of(progress.kind())
                .filter(ReferralEventKind::isHandover)
                .isPresent();
        return isTo(progress)
                && (handedOver || TransitionTable.isOver(progress.task().getStatus()));
    }

    /** Whether it is said to one of those who may claim. */
    public static boolean isTo(Progress progress) {
        return progress.context().recipient() == Recipient.CANDIDATE;
    }
}
