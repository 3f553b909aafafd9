package ca.passerelle.routes.port;

import ca.passerelle.routes.port.sender.Conversation;
import ca.passerelle.routes.port.sender.Conversation.ReusedControlId;
import ca.passerelle.routes.port.sender.Identification;
import ca.passerelle.routes.port.sender.MappingRules;
import ca.passerelle.routes.port.sender.PatientIdentity;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.UUID;

/**
 * How one HL7 v2 sender speaks, as data of the partner registry.
 *
 * @param identification who it is
 * @param patients where its patients' identifiers stand and whose they are
 * @param mapping how its messages are read
 * @param conversation how it is answered
 */
public record SenderProfile(
        Identification identification, PatientIdentity patients, MappingRules mapping, Conversation conversation) {

    public UUID partner() {
        return identification.partner();
    }

    public String partnerKey() {
        return identification.partnerKey();
    }

    public UUID organization() {
        return identification.organization();
    }

    public UUID linkWorkers() {
        return identification.linkWorkers();
    }

    public ZoneId zone() {
        return mapping.zone();
    }

    public Charset fallbackCharset() {
        return mapping.fallbackCharset();
    }

    /** Whether a control id that comes again with other content is refused. */
    public boolean refusesReuse() {
        return conversation.reusedControlId() == ReusedControlId.REFUSE;
    }
}
