package ca.passerelle.gateway.doors;

import ca.passerelle.routes.emr.hl7v2.Hl7Intake;
import ca.passerelle.routes.emr.hl7v2.MessageFamilies;
import ca.passerelle.routes.emr.hl7v2.MllpReferralRoute;
import ca.passerelle.routes.emr.hl7v2.MllpSender;
import ca.passerelle.routes.emr.hl7v2.MllpServerSettings;
import ca.passerelle.routes.emr.hl7v2.ReferralFamily;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.Senders;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** HL7 v2 by MLLP. */
@Configuration
class MllpDoor {

    /** What the door takes, each family by itself. */
    @Bean
    MessageFamilies messageFamilies(Listings listings) {
        return new MessageFamilies(List.of(new ReferralFamily(listings)));
    }

    @Bean
    MllpReferralRoute mllpReferralRoute(
            MllpProperties properties,
            Senders senders,
            MessageFamilies families,
            MessageIntake intake,
            FrameListener frames,
            Clock clock,
            Supplier<UUID> messageIds) {
        MllpServerSettings settings = new MllpServerSettings(
                properties.host(), properties.port(), properties.maxFrameBytes(), properties.maxConnections());
        return new MllpReferralRoute(
                settings, new Hl7Intake(senders, families, intake, frames, clock, messageIds), frames);
    }

    @Bean
    MllpSender mllpSender(MllpProperties properties) {
        return new MllpSender(properties.connectTimeout(), properties.answerTimeout());
    }
}
