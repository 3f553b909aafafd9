package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Receipt;
import ca.passerelle.routes.port.Referrals;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.CodeKind;
import ca.passerelle.routes.port.sender.Identification;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The invented clinic, and everything about a message that is not in it. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");
    public static final UUID MESSAGE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    public static final Receipt RECEIPT = new Receipt(MESSAGE, NOW);

    public static final Identification IDENTIFICATION = new Identification(
            UUID.fromString("00000000-0000-4000-8000-00000000000a"),
            "clinic-vancouver",
            "CLINIC",
            "VANCOUVER",
            UUID.fromString("00000000-0000-4000-8000-00000000000b"),
            UUID.fromString("00000000-0000-4000-8000-00000000000c"));

    public static final SenderProfile CLINIC = SenderSettings.inZone("America/Vancouver")
            .profile(IDENTIFICATION, Map.of(CodeKind.AUTHORITY, Map.of("BC", HealthNumber.BC.system())));

    public static final Listings.Recipient HUB = new Listings.Recipient(
            UUID.fromString("00000000-0000-4000-8000-00000000000d"),
            UUID.fromString("00000000-0000-4000-8000-00000000000e"),
            true);

    public static final Senders SENDERS = (application, facility) ->
            application.equals("CLINIC") && facility.equals("VANCOUVER") ? Optional.of(CLINIC) : Optional.empty();

    public static final Listings LISTINGS =
            identifier -> identifier.equals("LISTING-1") ? Optional.of(HUB) : Optional.empty();

    /** One referral, of the number R-1, is there and waits for a place. */
    public static final Referrals REFERRALS = new Referrals() {
        @Override
        public boolean isKnown(UUID partner, String system, String number) {
            return partner.equals(CLINIC.partner()) && number.equals("R-1");
        }

        @Override
        public Optional<Progress> standing(UUID partner, String system, String number) {
            if (!isKnown(partner, system, number)) {
                return Optional.empty();
            }
            Progress progress = Dispatches.of("R-1^CLINIC", BusinessStatus.WAITLISTED, "Back in May", Map.of())
                    .progress();
            progress.request().setId("00000000-0000-4000-8000-0000000000bb");
            progress.request().getSubject().setReference("Patient/00000000-0000-4000-8000-0000000000cc");
            return Optional.of(progress);
        }
    };

    public static final MessageFamilies FAMILIES = families(new FakeRecord(List.of()));

    private Fixtures() {}

    /** All families, with what they find on record. */
    static MessageFamilies families(FakeRecord record) {
        return new MessageFamilies(List.of(
                new ReferralFamily(LISTINGS, record),
                new OrderFamily(LISTINGS, record),
                new PatientFamily(record),
                new StatusFamily(REFERRALS),
                new AttachmentFamily(REFERRALS, new ReferredFamily(record))));
    }

    public static Envelope envelope(byte[] raw) {
        return new Envelope(MESSAGE, CLINIC.partner(), Channel.MLLP, "key", "", false, NOW, raw);
    }
}
