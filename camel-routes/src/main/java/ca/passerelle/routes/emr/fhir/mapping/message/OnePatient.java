package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A message is about one person. Another Patient in it, a reference to one that is not there, or a document about somebody else means that
 * nobody can say whose data it carries: it is refused.
 */
final class OnePatient {

    private static final Set<String> PERSON = Set.of("subject", "patient", "for", "beneficiary");

    private final MessageEntries entries;
    private final List<Problem> problems;
    private final List<Note> notes;
    private final Map<String, List<Stray>> strays = new LinkedHashMap<>();

    private OnePatient(MessageEntries entries, List<Problem> problems, List<Note> notes) {
        this.entries = entries;
        this.problems = problems;
        this.notes = notes;
    }

    /** A reference to a person who is not in the message. */
    private record Stray(String place, Reference reference) {}

    /** Finds the one person; what speaks of another is added to the problems. Empty when no Patient was sent. */
    static Optional<MessageEntry> of(MessageEntries entries, List<Problem> problems, List<Note> notes) {
        return new OnePatient(entries, problems, notes).check();
    }

    private Optional<MessageEntry> check() {
        List<MessageEntry> patients = entries.of(Patient.class);
        for (MessageEntry further : patients.subList(Math.min(1, patients.size()), patients.size())) {
            wrong(further.place(), "A message is about one person; this is a second Patient.");
        }
        MessageEntry patient = patients.isEmpty() ? null : patients.get(0);
        entries.all().forEach(this::collect);
        if (strays.size() > 1 || (patient != null && !strays.isEmpty() && !isNamedAs(patient))) {
            strays.values().stream()
                    .flatMap(List::stream)
                    .forEach(stray ->
                            wrong(stray.place(), "This refers to a person who is not the one in the message."));
        }
        if (patient != null) {
            entries.all().stream()
                    .filter(entry -> entry.resource() instanceof Bundle)
                    .forEach(entry -> nested(entry, (Bundle) entry.resource(), patient));
        }
        return Optional.ofNullable(patient);
    }

    private void collect(MessageEntry entry) {
        ReferenceWalk.visit(entry.resource(), (path, reference) -> {
            String literal = reference.getReference();
            boolean related = entry.resource() instanceof Patient && path.startsWith("link");
            if (literal == null
                    || literal.startsWith("#")
                    || related
                    || entries.find(literal).isPresent()) {
                return;
            }
            if (namesPatient(path, literal)) {
                strays.computeIfAbsent(literal, any -> new ArrayList<>())
                        .add(new Stray(entry.place() + "." + path, reference));
            }
        });
    }

    private static boolean namesPatient(String path, String literal) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        String[] parts = literal.split("/", -1);
        boolean typed = parts.length > 1;
        return typed ? parts[parts.length - 2].equals("Patient") : PERSON.contains(last);
    }

    /** One name for a person who is not there, and the text beside it is the name of the one who is: the same person under an old id. */
    private boolean isNamedAs(MessageEntry patient) {
        Map.Entry<String, List<Stray>> only = strays.entrySet().iterator().next();
        boolean named = strays.size() == 1
                && only.getValue().stream()
                        .map(stray -> stray.reference().getDisplay())
                        .anyMatch(display ->
                                display != null && SamePerson.isNamed((Patient) patient.resource(), display));
        if (named) {
            entries.alias(only.getKey(), patient);
            only.getValue()
                    .forEach(stray -> notes.add(new Note(
                            stray.place(),
                            Note.Kind.REPAIRED,
                            "leads to no entry; its display names the person in the message, who was taken")));
        }
        return named;
    }

    private void nested(MessageEntry entry, Bundle document, MessageEntry patient) {
        for (int i = 0; i < document.getEntry().size(); i++) {
            Bundle.BundleEntryComponent inner = document.getEntry().get(i);
            if (inner.getResource() instanceof Patient other && differs(inner.getFullUrl(), other, patient)) {
                wrong(entry.place() + ".entry[" + i + "].resource", "The document is about another person.");
            }
        }
    }

    private static boolean differs(@Nullable String url, Patient other, MessageEntry patient) {
        boolean sameUrl = url != null && url.equals(patient.url());
        return SamePerson.contradicts(other, (Patient) patient.resource()) || (!sameUrl && !other.hasIdentifier());
    }

    private void wrong(String place, String text) {
        problems.add(Problem.error(place, ProblemCode.WRONG_PATIENT, text));
    }
}
