package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.routes.emr.hl7v2.MessageRead;
import ca.passerelle.routes.emr.hl7v2.MessageReader;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.sender.Identification;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is rehearsed behind the HL7 v2 door: a REF^I12 of a sender that is in no registry. */
@Component
class RehearsedMessages {

    private static final String SENDER = "REHEARSAL";

    private final MessageReader reader;
    private final MessageIntake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<UUID> ids;

    RehearsedMessages(
            MessageReader reader,
            MessageIntake intake,
            TransactionTemplate transaction,
            Clock clock,
            Supplier<UUID> ids) {
        this.reader = reader;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Referrals of one partner to another.
     *
     * @param itself the partner in whose name it is rehearsed
     * @param owner the Organization that is referred to
     */
    Rehearsal.Part from(Partner itself, UUID owner) throws IOException {
        SenderProfile profile = SenderSettings.inZone("UTC")
                .profile(
                        new Identification(itself.id(), itself.key(), SENDER, SENDER, itself.organization(), owner),
                        Map.of());
        String referral = new ClassPathResource("rehearsal/referral.hl7")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace('\n', '\r');
        return number -> receive(referral.replace("{number}", Integer.toString(number)), profile);
    }

    private void receive(String message, SenderProfile profile) throws IOException {
        MessageRead read = reader.read(
                message.getBytes(StandardCharsets.UTF_8),
                new MessageReader.Arrival(
                        ids.get(), Channel.MLLP, clock.instant(), (application, facility) -> Optional.of(profile)));
        byte[] answer = transaction.execute(status -> {
            status.setRollbackOnly();
            return intake.receive(read.envelope(), read.outcome(), read.answers());
        });
        if (answer == null || !new String(answer, StandardCharsets.UTF_8).contains("MSA|AA|")) {
            throw new IOException("a message was not accepted");
        }
    }
}
