package ca.passerelle.gateway.doors;

import ca.passerelle.routes.emr.hl7v2.AttachmentFamily;
import ca.passerelle.routes.emr.hl7v2.FrameIntake;
import ca.passerelle.routes.emr.hl7v2.Hl7Intake;
import ca.passerelle.routes.emr.hl7v2.MessageFamilies;
import ca.passerelle.routes.emr.hl7v2.MessageReader;
import ca.passerelle.routes.emr.hl7v2.MllpReferralRoute;
import ca.passerelle.routes.emr.hl7v2.MllpSender;
import ca.passerelle.routes.emr.hl7v2.OrderFamily;
import ca.passerelle.routes.emr.hl7v2.PatientFamily;
import ca.passerelle.routes.emr.hl7v2.ReferralFamily;
import ca.passerelle.routes.emr.hl7v2.ReferredFamily;
import ca.passerelle.routes.emr.hl7v2.RefusedFrames;
import ca.passerelle.routes.emr.hl7v2.ReturnedReplies;
import ca.passerelle.routes.emr.hl7v2.StatusFamily;
import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.port.KnownReferrals;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.OwnPatients;
import ca.passerelle.routes.port.Referrals;
import ca.passerelle.routes.port.SenderCertificates;
import ca.passerelle.routes.port.Senders;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** HL7 v2 by MLLP. */
@Configuration
class MllpDoor {

    /** What the door takes, each family by itself. */
    @Bean
    MessageFamilies messageFamilies(
            Listings listings, Referrals referrals, KnownReferrals known, OwnPatients patients) {
        return new MessageFamilies(List.of(
                new ReferralFamily(listings, known),
                new StatusFamily(referrals),
                new OrderFamily(listings, known),
                new PatientFamily(patients),
                new AttachmentFamily(referrals, new ReferredFamily(known))));
    }

    @Bean
    MessageReader messageReader(MessageFamilies families) {
        return new MessageReader(families);
    }

    @Bean
    Hl7Intake hl7Intake(
            Senders senders,
            MessageFamilies families,
            MessageIntake intake,
            FrameListener frames,
            Clock clock,
            Supplier<UUID> messageIds) {
        return new Hl7Intake(senders, families, intake, frames, clock, messageIds);
    }

    @Bean
    FrameIntake frameIntake(
            Hl7Intake messages,
            MessageIntake intake,
            SenderCertificates certificates,
            FrameListener frames,
            Clock clock,
            Supplier<UUID> messageIds) {
        return new FrameIntake(
                messages, new RefusedFrames(intake, certificates, clock, messageIds), certificates, frames);
    }

    /** The port in the open, where the configuration names one. */
    @Bean
    RoutesBuilder mllpReferralRoute(MllpProperties properties, FrameIntake intake, FrameListener frames) {
        return properties.port() == 0
                ? new NoRoutes()
                : new MllpReferralRoute(
                        new MllpServerSettings(
                                properties.host(), properties.port(), Optional.empty(), properties.limits()),
                        intake,
                        frames);
    }

    /** The port with TLS, where the configuration names one. */
    @Bean
    RoutesBuilder mllpTlsReferralRoute(
            MllpProperties properties, SslBundles bundles, FrameIntake intake, FrameListener frames) {
        MllpProperties.Tls tls = properties.tls();
        return tls.port() == 0
                ? new NoRoutes()
                : new MllpReferralRoute(
                        new MllpServerSettings(
                                properties.host(),
                                tls.port(),
                                Optional.of(new TlsBundles(bundles).server(tls.bundle(), tls.clientCertificate())),
                                properties.limits()),
                        intake,
                        frames);
    }

    @Bean
    MllpSender mllpSender(MllpProperties properties, SslBundles bundles, Hl7Intake messages, Senders senders) {
        return new MllpSender(
                properties.connectTimeout(),
                properties.answerTimeout(),
                new TlsBundles(bundles),
                new ReturnedReplies(messages, senders));
    }
}
