package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * notify-data-correction. The requester's own record of the person is replaced. A performer may not change it: what it knows better goes to
 * the requester as a Communication on the referral.
 */
final class CorrectedPerson {

    private static final Map<String, Function<Patient, Set<String>>> PARTICULARS = particulars();

    private final IncomingMessage message;
    private final MessageSender sender;
    private final Set<String> kept;
    private final KnownReferral known;

    CorrectedPerson(IncomingMessage message, MessageSender sender, Set<String> kept, KnownReferral known) {
        this.message = message;
        this.sender = sender;
        this.kept = kept;
        this.known = known;
    }

    Outcome<MappedMessage> map() {
        Patient before = known.patient();
        if (message.patient().isEmpty() || before == null) {
            return Outcome.rejected(Problem.error(
                    "Bundle.entry", ProblemCode.REQUIRED_MISSING, "A correction needs the Patient as it should be."));
        }
        MessageEntry entry = message.patient().get();
        Draft draft = TaskMoves.draft(message, sender, kept, known);
        draft.use(entry);
        message.focus().forEach(draft::use);
        message.entries().of(ServiceRequest.class).forEach(draft::use);
        message.entries().of(Task.class).forEach(draft::use);
        if (isPerformer()) {
            report(entry, before, draft);
        } else {
            replace(entry, before, draft);
        }
        draft.leftovers();
        return Outcome.mapped(new MappedMessage(List.of(draft.step())), message.notes());
    }

    private boolean isPerformer() {
        String own = "Organization/" + sender.organization();
        return known.tasks().stream()
                .anyMatch(task -> own.equals(task.getOwner().getReference()));
    }

    private void replace(MessageEntry entry, Patient before, Draft draft) {
        Patient after = Draft.bare((Patient) entry.resource());
        draft.rewrite(after, entry);
        for (Identifier number : before.getIdentifier()) {
            boolean replaced = after.getIdentifier().stream()
                    .anyMatch(each -> each.hasSystem() && each.getSystem().equals(number.getSystem()));
            if (!replaced) {
                after.addIdentifier(number.copy());
            }
        }
        after.setId(before.getIdElement().getIdPart());
        draft.replace(after, entry.place(), false);
    }

    private void report(MessageEntry entry, Patient before, Draft draft) {
        String text = differences(before, (Patient) entry.resource());
        if (text.isEmpty()) {
            draft.note(entry.place(), Note.Kind.IGNORED, "nothing differs from what the requester knows");
            return;
        }
        Communication told = new Communication().setStatus(CommunicationStatus.COMPLETED);
        told.addCategory(new CodeableConcept().setText("Data correction / Correction de renseignements"));
        told.addBasedOn(TaskMoves.request(known));
        told.setSubject(new Reference(known.request().getSubject().getReference()));
        told.setSender(new Reference("Organization/" + sender.organization()));
        told.addPayload().setContent(new StringType(text));
        Reference stored = draft.create(told, text, entry);
        Task task = known.tasks().get(0).copy();
        TaskMoves.attach(task, "Communication", stored);
        draft.replace(task, entry.place(), true);
        draft.note(
                entry.place(),
                Note.Kind.UNMAPPED,
                "the person's record is the requester's, who was told what should be corrected");
    }

    private static String differences(Patient before, Patient after) {
        Map<String, String> lines = new LinkedHashMap<>();
        PARTICULARS.forEach((name, values) -> {
            Set<String> was = values.apply(before);
            Set<String> is = values.apply(after);
            if (!is.isEmpty() && !was.equals(is)) {
                lines.put(name, String.join("; ", was) + " → " + String.join("; ", is));
            }
        });
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Function<Patient, Set<String>>> particulars() {
        Map<String, Function<Patient, Set<String>>> particulars = new LinkedHashMap<>();
        particulars.put("identifier", person -> person.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(number -> (number.hasSystem() ? number.getSystem() + "|" : "") + number.getValue())
                .collect(sorted()));
        particulars.put("name", person -> person.getName().stream()
                .map(name -> name.getNameAsSingleString())
                .collect(sorted()));
        particulars.put(
                "birthDate",
                person -> person.hasBirthDate()
                        ? Set.of(person.getBirthDateElement().getValueAsString())
                        : Set.of());
        particulars.put(
                "gender",
                person -> person.hasGender() ? Set.of(person.getGender().toCode()) : Set.of());
        particulars.put("telecom", person -> person.getTelecom().stream()
                .filter(contact -> contact.hasValue())
                .map(contact -> contact.getValue())
                .collect(sorted()));
        particulars.put("address", person -> person.getAddress().stream()
                .map(CorrectedPerson::line)
                .collect(sorted()));
        return particulars;
    }

    private static String line(Address address) {
        return Stream.of(
                        address.getLine().stream()
                                .map(PrimitiveType::getValueAsString)
                                .collect(Collectors.joining(", ")),
                        address.getCity(),
                        address.getState(),
                        address.getPostalCode(),
                        address.getText())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static Collector<String, ?, Set<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }
}
