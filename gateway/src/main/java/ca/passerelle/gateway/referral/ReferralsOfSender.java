package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.delivery.ToldReferrals;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.port.KnownReferrals;
import ca.passerelle.routes.port.SenderProfile;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The referrals of an HL7 v2 sender, seen with its own eyes: by a number of ours or of its own, or by a person. */
@Component
class ReferralsOfSender implements KnownReferrals {

    /** More of them are too many to mean one. */
    private static final int MOST = 50;

    private final ReferralLog log;
    private final FhirRecord record;
    private final Callers callers;
    private final Attachments attachments;
    private final FhirContext fhir;
    private final ToldReferrals told;

    ReferralsOfSender(
            ReferralLog log,
            FhirRecord record,
            Callers callers,
            Attachments attachments,
            FhirContext fhir,
            ToldReferrals told) {
        this.log = log;
        this.record = record;
        this.callers = callers;
        this.attachments = attachments;
        this.fhir = fhir;
        this.told = told;
    }

    @Override
    public List<KnownReferral> byNumber(SenderProfile sender, List<String> numbers) {
        Optional<Caller> caller = callers.byPartner(sender.partner());
        if (caller.isEmpty()) {
            return List.of();
        }
        Map<ResourceKey, Task> tasks = new LinkedHashMap<>();
        for (String number : numbers) {
            tasks(caller.get(), "identifier", escaped(number)).stream()
                    .filter(task -> task.getIdentifier().stream()
                            .anyMatch(each -> number.equals(each.getValue()) && isOfEither(each, sender)))
                    .forEach(task -> tasks.putIfAbsent(ResourceKey.of(task), task));
        }
        return known(caller.get(), List.copyOf(tasks.values()));
    }

    @Override
    public List<KnownReferral> byMessage(SenderProfile sender, String controlId) {
        Optional<Caller> caller = callers.byPartner(sender.partner());
        return caller.isEmpty()
                ? List.of()
                : ResourceKey.uuid(controlId.toLowerCase(Locale.ROOT))
                        .flatMap(delivery -> told.about(delivery, sender.partner()))
                        .flatMap(referral -> one(Task.class, caller.get(), Optional.of(ReferralWork.taskKey(referral))))
                        .map(task -> known(caller.get(), List.of(task)))
                        .orElse(List.of());
    }

    @Override
    public List<KnownReferral> openOf(SenderProfile sender, List<Identifier> identifiers) {
        Optional<Caller> caller = callers.byPartner(sender.partner());
        if (caller.isEmpty()) {
            return List.of();
        }
        Map<ResourceKey, Task> tasks = new LinkedHashMap<>();
        for (Identifier identifier : identifiers) {
            String token = escaped(identifier.getSystem()) + "|" + escaped(identifier.getValue());
            for (StoredResource patient : search(caller.get(), "Patient", "identifier", token)) {
                tasks(caller.get(), "patient", patient.key().reference()).stream()
                        .filter(task -> !TransitionTable.isOver(task.getStatus()))
                        .forEach(task -> tasks.putIfAbsent(ResourceKey.of(task), task));
            }
        }
        return known(caller.get(), List.copyOf(tasks.values()));
    }

    /** A number that we gave, or one that the sender did: another clinic's referral may have the same. */
    private static boolean isOfEither(Identifier identifier, SenderProfile sender) {
        String system = String.valueOf(identifier.getSystem());
        return system.equals(Systems.REFERRAL_NUMBER)
                || system.startsWith(Systems.PARTNER_NUMBER + "/" + sender.partnerKey() + "/");
    }

    private List<KnownReferral> known(Caller caller, List<Task> tasks) {
        List<KnownReferral> known = new ArrayList<>();
        for (Task task : tasks) {
            Set<Actor> capacities = log.find(ResourceKey.of(task).id())
                    .map(referral -> referral.capacities(caller.partner()))
                    .orElse(Set.of());
            boolean owner = capacities.contains(Actor.OWNER);
            Optional<ServiceRequest> request = one(ServiceRequest.class, caller, ResourceKey.of(task.getFocus()))
                    .or(() -> owner ? HiddenRequest.of(task) : Optional.empty());
            if (!capacities.isEmpty() && request.isPresent()) {
                known.add(new KnownReferral(
                        owner ? Role.OWNER : Role.REQUESTER,
                        task,
                        request.get(),
                        one(Patient.class, caller, ResourceKey.of(task.getFor()))
                                .orElse(null),
                        attachments.of(caller, List.of(task, request.get()))));
            }
        }
        return known;
    }

    private List<Task> tasks(Caller caller, String parameter, String value) {
        return search(caller, "Task", parameter, value).stream()
                .map(stored -> parse(Task.class, stored))
                .toList();
    }

    private List<StoredResource> search(Caller caller, String type, String parameter, String value) {
        return record.lookUp(
                caller,
                SearchFromQuery.of(type, Map.of(parameter, List.of(value), "_count", List.of(String.valueOf(MOST)))));
    }

    private <T extends Resource> Optional<T> one(Class<T> type, Caller caller, Optional<ResourceKey> key) {
        return key.filter(named -> named.type().equals(type.getSimpleName()))
                .flatMap(
                        named -> record.readAll(caller, List.of(named)).stream().findFirst())
                .filter(stored -> !stored.deleted())
                .map(stored -> parse(type, stored));
    }

    private <T extends Resource> T parse(Class<T> type, StoredResource stored) {
        return type.cast(fhir.newJsonParser().parseResource(stored.json()));
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\,$|])", "\\\\$1");
    }
}
