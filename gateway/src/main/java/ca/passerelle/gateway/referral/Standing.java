package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.profiles.BusinessStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * How a referral stands, for whoever answers it by a link: what is asked, and nothing of the person.
 *
 * @param version of the Task, to which an answer refers
 * @param requester who asks
 * @param needs codes of our need code system
 * @param service name of the directory service that is asked, with its translations; null when none is named
 * @param area where the person lives, for whoever decides whether to claim it: city, province, first half of the postal code; null for the parties
 * @param priority FHIR request priority
 * @param expected the day on which a wait should be over, as the Task says it; null when there is none
 * @param until when the link stops working
 * @param open the answers that the transition table allows now, by where they lead
 */
public record Standing(
        UUID referral,
        String number,
        int version,
        BusinessStatus status,
        @Nullable Partner requester,
        List<String> needs,
        @Nullable StringType service,
        @Nullable String area,
        String priority,
        @Nullable String expected,
        Instant until,
        Set<BusinessStatus> open) {

    public boolean isOpen(BusinessStatus to) {
        return open.contains(to);
    }
}
