package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.PatientEndings;
import ca.passerelle.profiles.PatientTaskActor;
import ca.passerelle.profiles.PatientTransition;
import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Problem;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A patient Task is created: a party of a referral asks the person something, or whoever keeps her record does outside of one. */
@Component
class PatientAsking {

    private final PatientTransitions transitions;
    private final PatientEndings endings;
    private final PatientTaskNews news;
    private final Parties parties;
    private final PatientTaskLog log;
    private final ReferralLog referrals;
    private final PatientDeadlines deadlines;

    PatientAsking(
            PatientTransitions transitions,
            PatientEndings endings,
            PatientTaskNews news,
            Parties parties,
            PatientTaskLog log,
            ReferralLog referrals,
            PatientDeadlines deadlines) {
        this.transitions = transitions;
        this.endings = endings;
        this.news = news;
        this.parties = parties;
        this.log = log;
        this.referrals = referrals;
        this.deadlines = deadlines;
    }

    /** Completes the Task and tells the other party of the referral. */
    void ask(Change change, ReferralWork work) {
        Writing writing = work.writing();
        Caller caller = work.caller();
        Task task = (Task) Objects.requireNonNull(change.after());
        List<Problem> problems = PatientTaskContent.problems(task);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, problems);
        }
        parties.asOwn(task, caller, writing);
        Referral referral = referral(task, work);
        String category = PatientTaskContent.category(task).orElse(null);
        if (referral != null) {
            withinReferral(task, referral, category, writing);
        }
        UUID patient = patient(task, referral, writing);
        owner(task, patient, writing);
        PatientTransition transition = transition(task);
        task.setStatus(transition.to());
        if (!task.hasAuthoredOn()) {
            task.setAuthoredOn(Date.from(writing.at()));
        }
        TaskState.touch(task, writing.at());
        if (!task.hasPriority()) {
            task.setPriority(TaskPriority.ROUTINE);
        }
        PatientTask asked = new PatientTask(
                change.key().id(),
                referral == null ? null : referral.id(),
                caller.partner(),
                patient,
                category,
                transition.to(),
                null,
                deadlines.of(task, parties.key(caller.partner()), writing.at()));
        log.open(asked, writing.at(), writing.alongside());
        news.share(task, asked, referral, work);
        news.tell(ReferralEventKind.PATIENT_ASKED, transition, asked, referral, work);
    }

    /** The referral that the Task serves: named by partOf, or the open one of the request that it names; null outside of one. */
    private @Nullable Referral referral(Task task, ReferralWork work) {
        UUID partner = work.caller().partner();
        if (task.hasPartOf()) {
            return ResourceKey.of(task.getPartOfFirstRep())
                    .flatMap(key -> work.referral(key.id()).or(() -> referrals.lock(key.id())))
                    .filter(found -> !found.capacities(partner).isEmpty())
                    .orElseThrow(() -> Refusal.unprocessable(
                            "Task.partOf",
                            ProblemCode.NOT_ALLOWED,
                            "Only a party of a referral asks the person within it."));
        }
        List<Referral> open = Stream.concat(task.getBasedOn().stream(), Stream.of(task.getFocus()))
                .flatMap(reference -> ResourceKey.of(reference).stream())
                .filter(key -> key.type().equals("ServiceRequest"))
                .distinct()
                .flatMap(key -> referrals.ofRequest(key.id()).stream())
                .filter(found ->
                        found.deadline() != null && !found.capacities(partner).isEmpty())
                .toList();
        if (open.size() != 1) {
            return null;
        }
        task.addPartOf(ReferralWork.taskKey(open.get(0).id()).toReference());
        return referrals.lock(open.get(0).id()).orElseThrow();
    }

    private void withinReferral(Task task, Referral referral, @Nullable String category, Writing writing) {
        TaskStatus status = referral.state().status();
        if (status == TaskStatus.DRAFT || endings.of(status, category).isPresent()) {
            throw Refusal.unprocessable(
                    "Task.partOf",
                    ProblemCode.TRANSITION_NOT_ALLOWED,
                    "Within a referral that is "
                            + Objects.requireNonNull(status).toCode() + " the person is not asked.");
        }
        boolean prohibited = writing.current(Consequences.requestKey(referral)).map(ServiceRequest.class::cast).stream()
                .flatMap(request -> request.getOrderDetail().stream())
                .anyMatch(detail -> detail.hasCoding(Systems.GRAVITY, Concepts.NO_CONTACT));
        if (prohibited) {
            throw Refusal.unprocessable(
                    "Task.partOf",
                    ProblemCode.NOT_ALLOWED,
                    "The request says that the person is not contacted: nothing is asked of her by a Task.");
        }
        if (task.getPartOf().size() > 1) {
            throw Refusal.unprocessable(
                    "Task.partOf", ProblemCode.INVALID_VALUE, "A patient Task serves one referral at most.");
        }
    }

    private static UUID patient(Task task, @Nullable Referral referral, Writing writing) {
        if (!task.hasFor() && referral != null && referral.patient() != null) {
            task.setFor(new ResourceKey("Patient", Objects.requireNonNull(referral.patient())).toReference());
        }
        ResourceKey patient = ResourceKey.of(task.getFor())
                .filter(key -> key.type().equals("Patient"))
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.for", ProblemCode.REQUIRED_MISSING, "A patient Task says which Patient it is for."));
        if (referral != null) {
            if (!patient.id().equals(referral.patient())) {
                throw Refusal.unprocessable(
                        "Task.for", ProblemCode.WRONG_PATIENT, "The Task is for another person than its referral.");
            }
        } else if (writing.custodian(patient)
                .filter(writing.caller().partner()::equals)
                .isEmpty()) {
            throw Refusal.unprocessable(
                    "Task.for",
                    ProblemCode.NOT_ALLOWED,
                    "Outside of a referral only whoever keeps the person's record asks her: name the referral in partOf.");
        }
        return patient.id();
    }

    private static void owner(Task task, UUID patient, Writing writing) {
        Reference person = new ResourceKey("Patient", patient).toReference();
        if (!task.hasOwner()) {
            task.setOwner(person);
            return;
        }
        Optional<ResourceKey> owner = ResourceKey.of(task.getOwner());
        boolean herself = owner.filter(
                        key -> key.type().equals("Patient") && key.id().equals(patient))
                .isPresent();
        boolean relative = owner.filter(key -> key.type().equals("RelatedPerson"))
                .flatMap(writing::current)
                .map(RelatedPerson.class::cast)
                .flatMap(related -> ResourceKey.of(related.getPatient()))
                .filter(key -> key.id().equals(patient))
                .isPresent();
        if (!herself && !relative) {
            throw Refusal.unprocessable(
                    "Task.owner",
                    ProblemCode.WRONG_PATIENT,
                    "A patient Task is owned by the person whom it is for, or by a relative of hers.");
        }
    }

    private PatientTransition transition(Task task) {
        TaskStatus wished = Objects.requireNonNullElse(task.getStatus(), TaskStatus.READY);
        return transitions.open(null, Set.of(PatientTaskActor.REQUESTER)).stream()
                .filter(move -> move.to() == wished)
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.status",
                        ProblemCode.TRANSITION_NOT_ALLOWED,
                        "What a person is asked begins as " + TaskStatus.READY.toCode() + "."));
    }
}
