package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Task;

/** What a Task says of a wait: when it should be over, where the person stands, and whether a place is kept for her. */
final class Waitlist {

    /** The purpose of a write by which the gateway takes back an offer whose time is over. */
    static final String LAPSE = "lapse";

    private static final String OFFERED_UNTIL = "offeredUntil";

    private Waitlist() {}

    /** Until when a place is kept for a person who waits. */
    static Optional<Instant> offeredUntil(Task task) {
        boolean waits = TaskState.of(task).business() == BusinessStatus.WAITLISTED;
        return Optional.ofNullable(task.getExtensionByUrl(Systems.WAITLIST))
                .filter(extension -> waits)
                .map(extension -> extension.getExtensionByUrl(OFFERED_UNTIL))
                .map(Extension::getValue)
                .filter(DateTimeType.class::isInstance)
                .map(value -> ((DateTimeType) value).getValue())
                .map(date -> date.toInstant());
    }

    /** Whether more is said of a wait, or something else. */
    static boolean isRevised(Task before, Task after) {
        return TaskState.of(before).business() == BusinessStatus.WAITLISTED
                && !(after.getExecutionPeriod().equalsDeep(before.getExecutionPeriod())
                        && said(after).equalsDeep(said(before)));
    }

    /** Takes back the offer of a place; the rest of what is said of the wait stays. */
    static void withoutOffer(Task task) {
        Extension said = task.getExtensionByUrl(Systems.WAITLIST);
        if (said != null) {
            said.getExtension().removeIf(part -> OFFERED_UNTIL.equals(part.getUrl()));
            task.getExtension().removeIf(extension -> extension == said && !said.hasExtension());
        }
    }

    /** The wait is over: nothing is said of it any more. */
    static void end(Task task) {
        task.getExtension().removeIf(extension -> Systems.WAITLIST.equals(extension.getUrl()));
    }

    private static Extension said(Task task) {
        Extension said = task.getExtensionByUrl(Systems.WAITLIST);
        return said == null ? new Extension(Systems.WAITLIST) : said;
    }
}
