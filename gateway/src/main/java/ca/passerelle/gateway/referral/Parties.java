package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ProblemCode;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** From a reference on a Task to the partner behind it. */
@Component
class Parties {

    private final Partners partners;

    Parties(Partners partners) {
        this.partners = partners;
    }

    Optional<Partner> partner(Reference reference, Writing writing) {
        return partner(reference, writing::current);
    }

    /** @param read gives what a reference leads to */
    Optional<Partner> partner(Reference reference, Function<ResourceKey, Optional<Resource>> read) {
        return organization(reference, read).flatMap(partners::byOrganization);
    }

    /** The key of a partner, by which authorities set their policies; empty for one that is gone. */
    String key(UUID partner) {
        return partners.byId(partner).map(Partner::key).orElse("");
    }

    /** The Organization itself, the one a role belongs to, or the one that provides a service. */
    Optional<UUID> organization(Reference reference, Writing writing) {
        return organization(reference, writing::current);
    }

    private static Optional<UUID> organization(Reference reference, Function<ResourceKey, Optional<Resource>> read) {
        Optional<ResourceKey> key = ResourceKey.of(reference);
        if (key.filter(named -> named.type().equals("Organization")).isPresent()) {
            return key.map(ResourceKey::id);
        }
        return key.flatMap(read).map(Parties::behind).flatMap(ResourceKey::of).map(ResourceKey::id);
    }

    /**
     * Makes sure that a Task is asked by whoever writes it; a Task that does not say gets the writer.
     *
     * @throws Refusal NOT_ALLOWED when it names another
     */
    void asOwn(Task task, Caller caller, Writing writing) {
        if (!task.hasRequester()) {
            task.setRequester(new ResourceKey("Organization", caller.organization()).toReference());
            return;
        }
        if (organization(task.getRequester(), writing)
                .filter(caller.organization()::equals)
                .isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "Task.requester",
                    ProblemCode.NOT_ALLOWED,
                    "The requester is your own Organization, or a PractitionerRole in it.");
        }
    }

    private static Reference behind(Resource resource) {
        if (resource instanceof PractitionerRole role) {
            return role.getOrganization();
        }
        return resource instanceof HealthcareService service ? service.getProvidedBy() : new Reference();
    }
}
