package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.PatientTaskActor;
import ca.passerelle.profiles.PatientTaskInput;
import ca.passerelle.profiles.PatientTransition;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees what a person is asked, who is told of it, and how her answers come to the referral. */
@Component
class PatientTaskNews {

    private final Participation participation;
    private final PatientTaskLog log;

    PatientTaskNews(Participation participation, PatientTaskLog log) {
        this.participation = participation;
        this.log = log;
    }

    /** Lets the parties see the Task and what whoever writes attaches to it from its own record. */
    void share(Task task, PatientTask asked, @Nullable Referral referral, ReferralWork work) {
        participation.share(ReferralWork.taskKey(asked.id()), task, parties(asked, referral), work.writing());
    }

    /** Lets a party that came to the referral see what its person is asked. */
    void showAll(Referral referral, ReferralWork work) {
        for (PatientTask asked : log.of(referral.id())) {
            participation.let(parties(asked, referral), ReferralWork.taskKey(asked.id()), work.writing());
        }
    }

    private static List<UUID> parties(PatientTask asked, @Nullable Referral referral) {
        Set<UUID> parties = new LinkedHashSet<>(List.of(asked.requester()));
        if (referral != null) {
            parties.add(referral.requester());
            if (referral.owner() != null) {
                parties.add(referral.owner());
            }
        }
        return List.copyOf(parties);
    }

    /** Says in the referral's log what became of the Task, and tells those whom the table names. */
    void tell(
            ReferralEventKind kind,
            PatientTransition by,
            PatientTask asked,
            @Nullable Referral referral,
            ReferralWork work) {
        if (referral != null) {
            work.ofPatientTask(referral, kind, "patient-" + by.rule(), asked.id(), told(by.tells(), asked, referral));
        }
    }

    /** The same for what is added without a move. */
    void tellAddition(PatientTask asked, @Nullable Referral referral, ReferralWork work) {
        if (referral != null) {
            Set<UUID> told = told(Set.of(PatientTaskActor.REQUESTER, PatientTaskActor.COUNTERPART), asked, referral);
            work.ofPatientTask(referral, ReferralEventKind.PATIENT_MOVED, "patient-note", asked.id(), told);
        }
    }

    /** The person has no lane yet: to tell her is for the party that speaks with her. */
    Set<UUID> told(Set<PatientTaskActor> tells, PatientTask asked, Referral referral) {
        Set<UUID> told = new LinkedHashSet<>();
        if (tells.contains(PatientTaskActor.REQUESTER)) {
            told.add(asked.requester());
        }
        if (tells.contains(PatientTaskActor.COUNTERPART)) {
            parties(asked, referral).stream()
                    .filter(party -> !party.equals(asked.requester()))
                    .forEach(told::add);
        }
        return told;
    }

    /** What the person answered goes to the referral, so that it travels by every protocol: references as inputs, words as notes. */
    void answer(Task before, Task after, Referral referral, ReferralWork work) {
        List<TaskOutputComponent> answers = new ArrayList<>(after.getOutput());
        answers.removeIf(answer -> before.getOutput().stream().anyMatch(old -> Base.compareDeep(old, answer, true)));
        if (answers.isEmpty()) {
            return;
        }
        Change change = work.writing().change(ReferralWork.taskKey(referral.id()));
        Task task = (Task) Objects.requireNonNull(change.after());
        for (TaskOutputComponent answer : answers) {
            if (answer.getValue() instanceof Reference reference) {
                addInput(task, reference);
            } else if (answer.getValue().isPrimitive()) {
                task.addNote()
                        .setText(answer.getValue().primitiveValue())
                        .setTime(Date.from(work.writing().at()))
                        .setAuthor(after.getOwner().copy());
            }
        }
        TaskState.touch(task, work.writing().at());
    }

    private static void addInput(Task task, Reference answer) {
        boolean there = task.getInput().stream()
                .map(ParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .flatMap(value -> ResourceKey.of((Reference) value).stream())
                .anyMatch(key -> ResourceKey.of(answer).filter(key::equals).isPresent());
        if (!there) {
            task.addInput()
                    .setType(
                            new CodeableConcept(new Coding(Systems.GRAVITY, PatientTaskInput.ADDITIONAL_CONTENT, null)))
                    .setValue(answer.copy());
        }
    }
}
