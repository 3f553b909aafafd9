package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.referral.AnswerLinks.Grant;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Transition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers given by a link: the same write, past the same rules, that the partner's own system would make. */
@Component
public class Answers {

    private static final Set<BusinessStatus> ANSWERS = Set.of(
            BusinessStatus.ACCEPTED,
            BusinessStatus.WAITLISTED,
            BusinessStatus.AWAITING_INFORMATION,
            BusinessStatus.DECLINED);

    private final ReferralLog log;
    private final Lifecycle lifecycle;
    private final FhirRecord record;
    private final Callers callers;
    private final Partners partners;
    private final Offers offers;
    private final FhirContext fhir;

    Answers(
            ReferralLog log,
            Lifecycle lifecycle,
            FhirRecord record,
            Callers callers,
            Partners partners,
            Offers offers,
            FhirContext fhir) {
        this.log = log;
        this.lifecycle = lifecycle;
        this.record = record;
        this.callers = callers;
        this.partners = partners;
        this.offers = offers;
        this.fhir = fhir;
    }

    /**
     * How the referral stands now. Changes nothing.
     *
     * @throws Refusal NOT_FOUND when the partner no longer takes part
     */
    public Standing look(Grant grant) {
        Caller caller = caller(grant);
        Referral referral = log.find(grant.referral()).orElseThrow(() -> Refusal.notFound("Task"));
        StoredResource stored = record.read(caller, ReferralWork.taskKey(referral.id()));
        Task task = parse(Task.class, stored);
        boolean offered = offers.isCandidate(referral, task, grant.partner());
        ServiceRequest request = offered
                ? new ServiceRequest()
                : parse(
                        ServiceRequest.class,
                        record.read(caller, new ResourceKey("ServiceRequest", referral.serviceRequest())));
        return new Standing(
                referral.id(),
                ReferralNumber.of(referral.id()),
                stored.version(),
                BusinessStatus.of(task.getBusinessStatus()).orElse(BusinessStatus.SENT),
                partners.byId(referral.requester()).orElse(null),
                offered ? Offers.needs(task) : needs(request),
                service(request, caller),
                offered ? task.getLocation().getDisplay() : null,
                priority(task, request),
                task.getExecutionPeriod().getStartElement().getValueAsString(),
                grant.expires(),
                open(referral, grant.partner(), offered));
    }

    /**
     * Gives the answer in the partner's name.
     *
     * @param version the version of the Task that was answered; null for whichever is current
     * @return how the referral stands after it
     * @throws Refusal STALE when the Task has changed since, UNPROCESSABLE when the answer is not open
     */
    public Standing answer(Grant grant, Answer answer, @Nullable Integer version) {
        Caller caller = caller(grant);
        StoredResource stored = record.read(caller, ReferralWork.taskKey(grant.referral()));
        Task task = parse(Task.class, stored);
        task.setStatus(answer.to().taskStatus()).setBusinessStatus(answer.to().concept());
        answer.explain(task);
        int expected = version == null ? stored.version() : version;
        record.write(caller, List.of(Instruction.update(grant.referral(), task, expected)));
        return look(grant);
    }

    private Caller caller(Grant grant) {
        return callers.byPartner(grant.partner()).orElseThrow(() -> Refusal.notFound("Task"));
    }

    private static String priority(Task task, ServiceRequest request) {
        if (request.hasPriority()) {
            return request.getPriority().toCode();
        }
        return task.hasPriority() ? task.getPriority().toCode() : "routine";
    }

    private Set<BusinessStatus> open(Referral referral, UUID partner, boolean offered) {
        Set<Actor> capacities = offered ? Set.of(Actor.CANDIDATE) : referral.capacities(partner);
        return lifecycle.open(referral.state(), capacities).stream()
                .map(Transition::toBusiness)
                .filter(ANSWERS::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> needs(ServiceRequest request) {
        return Stream.of(
                        request.getCategory().stream(),
                        Stream.of(request.getCode()),
                        request.getOrderDetail().stream(),
                        request.getReasonCode().stream())
                .flatMap(concepts -> concepts)
                .map(CodeableConcept::getCoding)
                .flatMap(List::stream)
                .filter(coding -> Systems.NEED.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .distinct()
                .toList();
    }

    /** The directory is public; a performer that is not of it is not named. */
    private @Nullable StringType service(ServiceRequest request, Caller caller) {
        List<ResourceKey> keys = request.getPerformer().stream()
                .map(Reference::getReference)
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .filter(key -> key.type().equals("HealthcareService"))
                .toList();
        return record.readAll(caller, keys).stream()
                .map(stored -> parse(HealthcareService.class, stored).getNameElement())
                .findFirst()
                .orElse(null);
    }

    private <T extends Resource> T parse(Class<T> type, StoredResource stored) {
        return fhir.newJsonParser().parseResource(type, stored.json());
    }
}
