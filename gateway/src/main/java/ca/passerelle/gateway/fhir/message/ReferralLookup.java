package ca.passerelle.gateway.fhir.message;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.gateway.referral.Offers;
import ca.passerelle.profiles.PatientTaskKind;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.emr.fhir.mapping.message.KnownReferral;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageEvent;
import ca.passerelle.routes.emr.fhir.mapping.message.ReferralHandle;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the referral that a message is about, among those that its sender may see. What it may not see is not there. */
@Component
class ReferralLookup {

    private final FhirRecord record;
    private final Offers offers;
    private final FhirContext fhir;

    ReferralLookup(FhirRecord record, Offers offers, FhirContext fhir) {
        this.record = record;
        this.offers = offers;
        this.fhir = fhir;
    }

    /**
     * The referral that a handle names.
     *
     * @throws Refusal CONFLICT when several go by the same number
     */
    Optional<KnownReferral> find(Caller caller, ReferralHandle handle, MessageEvent.From from) {
        Map<ResourceKey, Task> tasks = new LinkedHashMap<>();
        Map<ResourceKey, ServiceRequest> requests = new LinkedHashMap<>();
        read(caller, "Task", handle.taskIds(), Task.class, tasks);
        byNumber(caller, handle.taskNumbers(), Task.class, tasks);
        read(caller, "ServiceRequest", handle.requestIds(), ServiceRequest.class, requests);
        byNumber(caller, handle.requestNumbers(), ServiceRequest.class, requests);
        // Our own number of a referral stands on its Task, whatever those who repeat it put it on.
        byNumber(
                caller,
                handle.requestNumbers().stream()
                        .filter(number -> Systems.REFERRAL_NUMBER.equals(number.getSystem()))
                        .toList(),
                Task.class,
                tasks);
        for (ResourceKey request : List.copyOf(requests.keySet())) {
            search(caller, "Task", "focus", request.reference(), Task.class, tasks);
        }
        tasks.values().removeIf(PatientTaskKind::isPatientTask);
        List<Task> owned =
                tasks.values().stream().filter(task -> isOwner(caller, task)).toList();
        boolean asPerformer =
                switch (from) {
                    case PERFORMER -> true;
                    case EITHER -> !owned.isEmpty();
                    default -> false;
                };
        return asPerformer
                ? performed(caller, handle, owned.isEmpty() ? List.copyOf(tasks.values()) : owned)
                : requested(caller, handle, requests, tasks);
    }

    /** Whether the caller answers for a referral. */
    boolean isPerformer(Caller caller, UUID task) {
        return one(caller, new ResourceKey("Task", task), Task.class)
                .filter(found -> isOwner(caller, found))
                .isPresent();
    }

    /** The one Task that is meant: of several, which a re-routed request has, the open one. */
    private Optional<KnownReferral> performed(Caller caller, ReferralHandle handle, List<Task> candidates) {
        List<Task> open = candidates.stream()
                .filter(task -> !TransitionTable.isOver(task.getStatus()))
                .toList();
        List<Task> meant = open.isEmpty() ? candidates : open;
        if (meant.size() > 1) {
            throw ambiguous(handle);
        }
        return meant.stream().findFirst().flatMap(task -> ResourceKey.of(task.getFocus())
                .flatMap(key -> one(caller, key, ServiceRequest.class).or(() -> offers.request(caller, task)))
                .map(request -> new KnownReferral(request, List.of(task), patient(caller, request))));
    }

    private Optional<KnownReferral> requested(
            Caller caller,
            ReferralHandle handle,
            Map<ResourceKey, ServiceRequest> requests,
            Map<ResourceKey, Task> tasks) {
        if (requests.isEmpty()) {
            tasks.values().stream()
                    .flatMap(task -> ResourceKey.of(task.getFocus()).stream())
                    .forEach(key ->
                            one(caller, key, ServiceRequest.class).ifPresent(request -> requests.put(key, request)));
        }
        if (requests.size() > 1) {
            throw ambiguous(handle);
        }
        return requests.entrySet().stream()
                .findFirst()
                .map(request -> new KnownReferral(
                        request.getValue(),
                        tasks.values().stream()
                                .filter(task -> ResourceKey.of(task.getFocus())
                                        .filter(request.getKey()::equals)
                                        .isPresent())
                                .toList(),
                        patient(caller, request.getValue())))
                .filter(known -> !known.tasks().isEmpty());
    }

    private boolean isOwner(Caller caller, Task task) {
        return organization(caller, task.getOwner())
                .filter(caller.organization()::equals)
                .isPresent();
    }

    private Optional<UUID> organization(Caller caller, Reference party) {
        Optional<ResourceKey> key = ResourceKey.of(party);
        if (key.filter(named -> named.type().equals("Organization")).isPresent()) {
            return key.map(ResourceKey::id);
        }
        return key.flatMap(named -> one(caller, named, Resource.class))
                .map(resource -> resource instanceof PractitionerRole role
                        ? role.getOrganization()
                        : resource instanceof HealthcareService service ? service.getProvidedBy() : new Reference())
                .flatMap(ResourceKey::of)
                .map(ResourceKey::id);
    }

    private @Nullable Patient patient(Caller caller, ServiceRequest request) {
        return ResourceKey.of(request.getSubject())
                .filter(key -> key.type().equals("Patient"))
                .flatMap(key -> one(caller, key, Patient.class))
                .orElse(null);
    }

    private <R extends Resource> Optional<R> one(Caller caller, ResourceKey key, Class<R> type) {
        return record.readAll(caller, List.of(key)).stream()
                .filter(stored -> !stored.deleted())
                .findFirst()
                .map(stored -> parse(type, stored));
    }

    private <R extends Resource> void read(
            Caller caller, String name, Collection<UUID> ids, Class<R> type, Map<ResourceKey, R> found) {
        List<ResourceKey> keys =
                ids.stream().map(id -> new ResourceKey(name, id)).toList();
        record.readAll(caller, keys).stream()
                .filter(stored -> !stored.deleted())
                .forEach(stored -> found.put(stored.key(), parse(type, stored)));
    }

    private <R extends Resource> void byNumber(
            Caller caller, List<Identifier> numbers, Class<R> type, Map<ResourceKey, R> found) {
        for (Identifier number : numbers) {
            String token = escaped(number.getSystem()) + "|" + escaped(number.getValue());
            search(caller, type.getSimpleName(), "identifier", token, type, found);
        }
    }

    private <R extends Resource> void search(
            Caller caller, String name, String parameter, String value, Class<R> type, Map<ResourceKey, R> found) {
        record.search(caller, SearchFromQuery.of(name, Map.of(parameter, List.of(value))))
                .matches()
                .forEach(stored -> found.putIfAbsent(stored.key(), parse(type, stored)));
    }

    private <R extends Resource> R parse(Class<R> type, StoredResource stored) {
        return type.cast(fhir.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .setStripVersionsFromReferences(false)
                .parseResource(stored.json()));
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\,$|])", "\\\\$1");
    }

    private static Refusal ambiguous(ReferralHandle handle) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                handle.place(),
                ProblemCode.MULTIPLE_MATCHES,
                "More than one referral goes by these numbers.");
    }
}
