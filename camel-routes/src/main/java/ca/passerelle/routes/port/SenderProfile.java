package ca.passerelle.routes.port;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * How one HL7 v2 sender speaks, as data of the partner registry.
 *
 * @param partner the partner that sends
 * @param partnerKey its short name, part of the identifier systems of its numbers
 * @param organization the FHIR id of the sender's Organization, requester of what it sends
 * @param linkWorkers the FHIR id of the link-worker Organization that owns a referral which names no listing
 * @param zone the zone of times without an offset
 * @param fallbackCharset what undeclared bytes that are not UTF-8 are read as
 * @param authorities assigning authority as the sender writes it (CX.4.1, CX.4.2 or CX.9, upper case) to identifier system
 * @param reusedControlId whether a control id with other content is taken (and flagged) or refused with AR 205
 */
public record SenderProfile(
        UUID partner,
        String partnerKey,
        UUID organization,
        UUID linkWorkers,
        ZoneId zone,
        Charset fallbackCharset,
        Map<String, String> authorities,
        ReusedControlId reusedControlId) {

    /** What to do with a control id that arrives again with other content. */
    public enum ReusedControlId {
        ACCEPT,
        REFUSE
    }
}
