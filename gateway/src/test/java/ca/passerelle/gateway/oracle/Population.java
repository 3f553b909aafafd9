package ca.passerelle.gateway.oracle;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * The same resources on both servers, under the same ids. The gateway gives ids and lets referrals live by its rules, so it is written to
 * first; what it then holds is put to the oracle under the ids it has, in the order in which it changed last.
 */
final class Population {

    private static final long SEED = 20_260_101;
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int WAVES = 3;
    private static final int PER_WAVE = 6;
    private static final int PATIENCE = 60;

    /** What others refer to, first. */
    private static final List<String> FIRST = List.of(
            "Organization",
            "Location",
            "Endpoint",
            "HealthcareService",
            "Practitioner",
            "PractitionerRole",
            "Patient",
            "RelatedPerson",
            "Device",
            "Group",
            "CareTeam",
            "Schedule",
            "Slot",
            "Encounter",
            "Questionnaire",
            "ServiceRequest",
            "Task");

    private final Server clinic;
    private final Server directory;
    private final Map<String, Server> owners;
    private final Map<String, Offer> offers;
    private final Random random = new Random(SEED);
    private final InventedResources invented = new InventedResources(random, this::target);
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, List<String>> refused = new TreeMap<>();

    /**
     * Who writes.
     *
     * @param clinic as whom everything is searched afterwards
     * @param directory writes what is published
     * @param owners the recipients of referrals, who move them, by the {@code Organization/id} of each
     */
    Population(Server clinic, Server directory, Map<String, Server> owners, Map<String, Offer> offers) {
        this.clinic = clinic;
        this.directory = directory;
        this.owners = owners;
        this.offers = offers;
    }

    /** The resources that the clinic sees, by type. */
    List<Resource> of(String type) {
        return resources.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .toList();
    }

    int size() {
        return resources.size();
    }

    /** Which types the gateway refused what was invented, with its reasons. */
    Map<String, List<String>> refused() {
        return refused;
    }

    /** Fills both. */
    void fill(Server oracle) {
        offers.values().forEach(offer -> define(offer, oracle));
        offers.keySet().forEach(this::take);
        Set<String> types = new LinkedHashSet<>(FIRST);
        types.addAll(offers.keySet());
        types.removeIf(type -> offers.get(type) == null || !offers.get(type).creatable());
        for (int wave = 0; wave < WAVES; wave++) {
            for (String type : types) {
                int wanted = FIRST.contains(type) ? 2 * PER_WAVE : PER_WAVE;
                for (int tries = 0; wanted > 0 && tries < PATIENCE; tries++) {
                    wanted -= create(type) ? 1 : 0;
                }
            }
        }
        resources.clear();
        offers.keySet().forEach(this::take);
        copy(oracle);
    }

    /** Tells the oracle of the search parameters that R4 does not define. */
    private static void define(Offer offer, Server oracle) {
        offer.parameters().values().stream()
                .filter(parameter -> !parameter.official())
                .forEach(parameter -> {
                    SearchParameter definition = new SearchParameter()
                            .setStatus(PublicationStatus.ACTIVE)
                            .setName(parameter.name())
                            .setCode(parameter.name())
                            .setDescription(parameter.name())
                            .setType(parameter.kind())
                            .setExpression(parameter.expression());
                    definition.addBase(offer.type());
                    definition.setUrl("https://example.org/SearchParameter/" + offer.type() + "-" + parameter.name());
                    good(oracle.post("SearchParameter", Server.json(definition)), parameter.name());
                });
    }

    private Optional<String> target(List<String> types) {
        List<String> fitting = resources.keySet().stream()
                .filter(key -> types.isEmpty() || types.contains(key.substring(0, key.indexOf('/'))))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    /** Whether the gateway took what was invented: not all of it satisfies the invariants of its type. */
    private boolean create(String type) {
        Resource resource;
        try {
            resource = invented.of(type);
        } catch (InventedResources.NoTarget nothing) {
            return false;
        }
        if (resource instanceof ServiceRequest request) {
            request.setStatus(random.nextDouble() < 0.8 ? ServiceRequestStatus.ACTIVE : ServiceRequestStatus.DRAFT);
            target(List.of("Patient")).ifPresent(patient -> request.setSubject(new Reference(patient)));
            request.getBasedOn().clear();
        } else if (resource instanceof Task task && !refer(task)) {
            return false;
        }
        Server.Answer answer = clinic.post(type, Server.json(resource));
        if (answer.status() == 403) {
            answer = directory.post(type, Server.json(resource));
        }
        if (!answer.isGood()) {
            refused.computeIfAbsent(type, key -> new ArrayList<>()).add(answer.status() + " " + answer.body());
            return false;
        }
        Resource stored = clinic.get(Stage.created(answer), "Accept", "application/fhir+json")
                .as(resource.getClass());
        keep(stored);
        if (stored instanceof Task task) {
            move(task);
        }
        return true;
    }

    /** What the lifecycle wants of a new Task. */
    private boolean refer(Task task) {
        List<ServiceRequest> active = of("ServiceRequest").stream()
                .map(ServiceRequest.class::cast)
                .filter(request -> request.getStatus() == ServiceRequestStatus.ACTIVE)
                .toList();
        List<String> recipients = List.copyOf(new TreeMap<>(owners).keySet());
        if (active.isEmpty()) {
            return false;
        }
        ServiceRequest request = active.get(random.nextInt(active.size()));
        task.setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setBusinessStatus(null)
                .setRequester(null);
        task.setStatusReason(null)
                .setPartOf(null)
                .setBasedOn(null)
                .setOutput(null)
                .setEncounter(null);
        task.setFocus(new Reference(key(request))).setFor(request.getSubject().copy());
        task.setOwner(new Reference(recipients.get(random.nextInt(recipients.size()))));
        return true;
    }

    /** Owners accept, decline, and begin, where the rules let them. */
    private void move(Task task) {
        for (String status : List.of("accepted", "in-progress", "completed")) {
            if (random.nextDouble() < 0.6) {
                return;
            }
            String patch = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]";
            Objects.requireNonNull(owners.get(task.getOwner().getReference()))
                    .send("PATCH", key(task), patch, "Content-Type", "application/json-patch+json");
        }
    }

    private void keep(Resource stored) {
        resources.put(key(stored), stored);
    }

    /** Everything of a type that the clinic sees. */
    private void take(String type) {
        Offer offer = Objects.requireNonNull(offers.get(type));
        if (!offer.searchable() || !offer.creatable()) {
            return;
        }
        String next = type + "?_count=" + Query.WHOLE;
        while (next != null) {
            Bundle page = clinic.get(next).as(Bundle.class);
            page.getEntry().forEach(entry -> {
                keep(entry.getResource());
            });
            next = page.getLink("next") == null ? null : page.getLink("next").getUrl();
        }
    }

    /** First every id, in one transaction, so that references have somewhere to lead; then the resources, one after the other. */
    private void copy(Server oracle) {
        Bundle ids = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource resource : resources.values()) {
            Resource bare = (Resource)
                    Server.FHIR.getResourceDefinition(resource.fhirType()).newInstance();
            bare.setId(resource.getIdElement().getIdPart());
            bare.setLanguage("en");
            ids.addEntry()
                    .setResource(bare)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(key(resource));
        }
        good(oracle.post("", Server.json(ids)), "the ids");
        resources.values().stream()
                .sorted(Comparator.comparing(
                                (Resource resource) -> resource.getMeta().getLastUpdated())
                        .thenComparing(resource -> resource.getIdElement().getIdPart()))
                .forEach(resource -> put(resource, oracle));
    }

    private void put(Resource resource, Server oracle) {
        Server.Answer answer = oracle.put(key(resource), withoutMeta(resource));
        good(answer, key(resource));
        clinic.means(stamp(resource), instant(resource));
        oracle.means(stamp(resource), instant(answer.as(resource.getClass())));
    }

    /** The word that means when a resource was last changed, on either server. */
    static String stamp(Resource resource) {
        return "{" + key(resource) + "}";
    }

    private static String instant(Resource resource) {
        return MILLISECONDS.format(resource.getMeta().getLastUpdated().toInstant());
    }

    private static String withoutMeta(Resource resource) {
        Resource copy = resource.copy();
        copy.setId(resource.getIdElement().getIdPart());
        copy.setMeta(null);
        return Server.json(copy);
    }

    private static void good(Server.Answer answer, String what) {
        if (!answer.isGood()) {
            throw new IllegalStateException("the oracle refuses " + what + ": " + answer.body());
        }
    }

    static String key(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
