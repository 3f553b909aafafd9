package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.doors.PartnerConfiguration.EndpointEntry;
import ca.passerelle.gateway.doors.PartnerConfiguration.PartnerEntry;
import ca.passerelle.gateway.doors.PartnerConfiguration.SenderEntry;
import ca.passerelle.gateway.partner.RegisteredCertificates;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.sender.Conversation.BackChannel;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Registers the configured partners at start, and sees to it that each has its Organization in the record. */
@Component
class PartnerRegistration implements InitializingBean {

    private static final String BACK_CHANNEL = "back-channel";

    private final PartnerConfiguration configuration;
    private final Registry registry;
    private final RegisteredCertificates certificates;
    private final FhirRecord record;

    /** @param check passed first, outside the sandbox: nothing is registered before it */
    PartnerRegistration(
            PartnerConfiguration configuration,
            Registry registry,
            RegisteredCertificates certificates,
            FhirRecord record,
            ObjectProvider<ProductionCheck> check) {
        check.ifAvailable(passed -> {});
        this.configuration = configuration;
        this.registry = registry;
        this.certificates = certificates;
        this.record = record;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, PartnerEntry> byKey =
                configuration.partners().stream().collect(Collectors.toMap(PartnerEntry::key, Function.identity()));
        for (PartnerEntry entry : configuration.partners()) {
            Registration registration = registration(entry, byKey);
            registry.register(registration);
            certificates.register(registration.id(), entry.certificates());
            if (entry.feed() == null) {
                publishOrganization(entry);
            }
        }
    }

    private static Registration registration(PartnerEntry entry, Map<String, PartnerEntry> byKey) {
        return new Registration(
                entry.key(),
                entry.kind(),
                entry.nameEn(),
                entry.nameFr(),
                organization(entry),
                entry.tokens(),
                entry.senders().stream()
                        .map(sender -> new Registration.Sender(
                                sender.application(),
                                sender.facility(),
                                organization(named(sender.linkWorkers(), byKey)),
                                settings(entry, sender)))
                        .toList(),
                entry.endpoints().stream()
                        .filter(endpoint -> isTold(entry, endpoint))
                        .map(endpoint -> new Registration.Endpoint(
                                endpoint.channel(),
                                endpoint.address(),
                                endpoint.secret(),
                                endpoint.language(),
                                withBackChannel(entry, endpoint),
                                endpoint.events()))
                        .toList(),
                entry.linkWorkers() == null ? null : organization(named(entry.linkWorkers(), byKey)));
    }

    private static SenderSettings settings(PartnerEntry entry, SenderEntry sender) {
        List<Problem> problems = sender.settings().problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("passerelle.partners, " + entry.key() + ", sender "
                    + sender.application() + "|" + sender.facility() + ": "
                    + problems.stream()
                            .map(problem -> problem.location() + ": " + problem.text())
                            .collect(Collectors.joining("; ")));
        }
        return sender.settings();
    }

    /** How its one HL7 v2 system wants to be told, unless the endpoint says so itself. */
    private static Map<String, String> withBackChannel(PartnerEntry entry, EndpointEntry endpoint) {
        if (endpoint.channel() != Channel.MLLP
                || entry.senders().size() != 1
                || endpoint.settings().containsKey(BACK_CHANNEL)) {
            return endpoint.settings();
        }
        List<BackChannel> preferred = entry.senders().get(0).settings().backChannels();
        if (preferred == null || preferred.isEmpty()) {
            return endpoint.settings();
        }
        Map<String, String> settings = new TreeMap<>(endpoint.settings());
        settings.put(BACK_CHANNEL, preferred.stream().map(BackChannel::name).collect(Collectors.joining(",")));
        return settings;
    }

    private static boolean isTold(PartnerEntry entry, EndpointEntry endpoint) {
        return endpoint.channel() != Channel.MLLP
                || entry.senders().stream().noneMatch(sender -> List.of(BackChannel.NONE)
                        .equals(sender.settings().backChannels()));
    }

    private static PartnerEntry named(String key, Map<String, PartnerEntry> byKey) {
        PartnerEntry entry = byKey.get(key);
        if (entry == null) {
            throw new IllegalArgumentException("passerelle.partners names a partner that is not there: " + key);
        }
        return entry;
    }

    /** A feed that describes the partner decides the id of its Organization; else the id follows from the key. */
    private static UUID organization(PartnerEntry entry) {
        return entry.feed() == null
                ? UUID.nameUUIDFromBytes(("organization " + entry.key()).getBytes(StandardCharsets.UTF_8))
                : new FeedIds(entry.feed()).id(new SourceKey(RecordKind.ORGANIZATION, entry.key()));
    }

    private void publishOrganization(PartnerEntry entry) {
        Organization organization = new Organization();
        organization.setActive(true).setName(entry.nameEn()).addAlias(entry.nameFr());
        Extension french = new Extension(DirectoryExtension.TRANSLATION);
        french.addExtension("lang", new CodeType("fr"));
        french.addExtension("content", new StringType(entry.nameFr()));
        organization.getNameElement().addExtension(french);
        organization.addIdentifier().setSystem(Systems.PARTNER_NUMBER).setValue(entry.key());
        ResourceKey key = new ResourceKey("Organization", organization(entry));
        Instruction instruction = record.readAll(Callers.GATEWAY, List.of(key)).isEmpty()
                ? Instruction.create(key.id(), organization)
                : Instruction.update(key.id(), organization, null);
        record.write(Callers.GATEWAY, List.of(instruction));
    }
}
