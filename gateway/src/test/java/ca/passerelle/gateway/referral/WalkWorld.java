package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Systems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;

/** The clinics, organisations, services and referrals of a walk. */
final class WalkWorld {

    static final String CLINIC = "south-clinic";
    static final String CONNECTORS = "connectors";
    static final String WALKERS = "walkers";
    static final String PANTRY = "pantry";
    private static final int UUID_LENGTH = 36;
    private static final List<String> PARTNERS = List.of(CLINIC, CONNECTORS, WALKERS, PANTRY);

    /**
     * A referral that the walk has made.
     *
     * @param service one that counts its places; null for one that does not
     * @param number by which its requester names it in messages; null for one made otherwise
     */
    record Made(
            UUID id,
            String request,
            String requester,
            @Nullable UUID service,
            @Nullable String number) {

        String path() {
            return "Task/" + id;
        }
    }

    private final int port;
    private final Random random;
    private final List<UUID> services = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();

    WalkWorld(int port, Random random) {
        this.port = port;
        this.random = random;
        services.add(service(1));
        services.add(service(2));
    }

    Fhir client(String partner) {
        return new Fhir(port, partner);
    }

    List<UUID> services() {
        return services;
    }

    List<UUID> ids() {
        return made.stream().map(Made::id).toList();
    }

    Map<UUID, UUID> countedReferrals() {
        Map<UUID, UUID> counted = new LinkedHashMap<>();
        made.forEach(referral -> {
            if (referral.service() != null) {
                counted.put(referral.id(), referral.service());
            }
        });
        return counted;
    }

    /** Mostly one of the last. */
    Made any() {
        int last = Math.min(made.size(), 6);
        return made.get(made.size() - 1 - random.nextInt(random.nextInt(8) == 0 ? made.size() : last));
    }

    String anybody() {
        return PARTNERS.get(random.nextInt(PARTNERS.size()));
    }

    Task task(Made referral) {
        return client(referral.requester()).get(referral.path()).as(Task.class);
    }

    Optional<String> owner(Task task) {
        return PARTNERS.stream()
                .filter(partner -> task.getOwner().getReference() != null
                        && task.getOwner()
                                .getReference()
                                .endsWith(Referrals.organization(partner).toString()))
                .findFirst();
    }

    /** Sends a new one, drafts it, or lets others claim it. */
    Made send() {
        Bundle bundle = Referrals.transaction(CONNECTORS);
        Task task = task(bundle);
        UUID service = random.nextInt(3) == 0 ? null : services.get(random.nextInt(services.size()));
        if (service != null) {
            request(bundle).addPerformer(new Reference("HealthcareService/" + service));
        }
        switch (random.nextInt(5)) {
            case 0 -> task.setStatus(TaskStatus.DRAFT);
            case 1 -> {
                task.setOwner(null);
                Stream.of(CONNECTORS, WALKERS, PANTRY)
                        .forEach(partner -> task.getRestriction().addRecipient(organization(partner)));
            }
            default -> {}
        }
        return keep(client(CLINIC).post("", bundle), CLINIC, service);
    }

    /** By message. */
    Made sendMessage() {
        String number = UUID.randomUUID().toString();
        Fhir.Answer answer = client(CLINIC)
                .post("$process-message", Messages.add(number, UUID.randomUUID().toString(), WALKERS));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Task task = Messages.first(answer.as(Bundle.class), Task.class);
        Made referral = new Made(
                UUID.fromString(task.getId().substring(task.getId().length() - UUID_LENGTH)),
                task.getFocus().getReference(),
                CLINIC,
                null,
                number);
        made.add(referral);
        return referral;
    }

    /** From one that connectors own to another organisation. The one above may be over, or not be theirs: then nothing is made. */
    int sendOnward(Made above) {
        Bundle bundle = Referrals.transaction(random.nextBoolean() ? WALKERS : PANTRY);
        UUID service = services.get(random.nextInt(services.size()));
        task(bundle).addPartOf(new Reference(above.path()));
        if (random.nextInt(4) == 0) {
            task(bundle).setStatus(TaskStatus.DRAFT);
        }
        request(bundle)
                .addBasedOn(new Reference(above.request()))
                .addPerformer(new Reference("HealthcareService/" + service));
        Fhir.Answer answer = client(CONNECTORS).post("", bundle);
        if (answer.status() == 200) {
            keep(answer, CONNECTORS, service);
        }
        return answer.status();
    }

    /** Another Task on the same request. */
    int sendAgain(Made earlier) {
        Task before = task(earlier);
        Task task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(Task.TaskIntent.ORDER)
                .setFocus(new Reference(earlier.request()))
                .setFor(before.getFor().copy())
                .setOwner(organization(random.nextBoolean() ? CONNECTORS : PANTRY));
        Fhir.Answer answer = client(earlier.requester()).post("Task", task);
        if (answer.status() == 201) {
            UUID id = UUID.fromString(answer.as(Task.class).getIdElement().getIdPart());
            made.add(new Made(id, earlier.request(), earlier.requester(), earlier.service(), null));
        }
        return answer.status();
    }

    static Reference organization(String partner) {
        return new Reference("Organization/" + Referrals.organization(partner));
    }

    private Made keep(Fhir.Answer answer, String requester, @Nullable UUID service) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<IdType> ids = answer.as(Bundle.class).getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .toList();
        Made referral = new Made(
                UUID.fromString(ids.get(2).getIdPart()),
                "ServiceRequest/" + ids.get(1).getIdPart(),
                requester,
                service,
                null);
        made.add(referral);
        return referral;
    }

    private static Task task(Bundle bundle) {
        return (Task) bundle.getEntry().get(2).getResource();
    }

    private static ServiceRequest request(Bundle bundle) {
        return (ServiceRequest) bundle.getEntry().get(1).getResource();
    }

    private UUID service(int seats) {
        HealthcareService service = new HealthcareService().setActive(true).setName("Walk " + UUID.randomUUID());
        service.addExtension(Systems.SERVICE_SEATS, new UnsignedIntType(seats));
        Fhir.Answer answer = client("test-211").post("HealthcareService", service);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.as(HealthcareService.class).getIdElement().getIdPart());
    }
}
