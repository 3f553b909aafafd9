package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.port.MessageSender;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one message as it grows. What a root refers to comes along, under ids of ours and with its references led to the
 * record; what nothing refers to stays in the original.
 */
final class Draft {

    private static final Set<String> DIRECTORY = Set.of("Organization", "HealthcareService", "Location", "Endpoint");

    private final IncomingMessage message;
    private final MessageSender sender;
    private final Set<String> kept;
    private final String scope;
    private final StepWriter step = new StepWriter();
    private final Map<MessageEntry, Reference> stored = new HashMap<>();
    private final Set<MessageEntry> used = new HashSet<>();
    private final EntryIds ids;
    private final Set<String> settled = new HashSet<>();
    private @Nullable Reference patient;

    /**
     * @param kept the types that the record keeps for partners
     * @param scope key of the referral, so that what has no number of its own belongs to this referral alone
     */
    Draft(IncomingMessage message, MessageSender sender, Set<String> kept, String scope) {
        this.message = message;
        this.sender = sender;
        this.kept = kept;
        this.scope = scope;
        this.ids = new EntryIds(message.numbers(), scope);
    }

    /** The transaction. */
    MappedMessage.Step step() {
        return step.step();
    }

    /** An empty transaction of the same message. */
    Draft another() {
        return new Draft(message, sender, kept, scope);
    }

    void note(String place, Note.Kind kind, String text) {
        message.notes().add(new Note(place, kind, text));
    }

    /** The person of the message in the sender's own record: the one of the number, else one of this referral alone. */
    Reference patient(MessageEntry entry) {
        Patient person = bare((Patient) entry.resource());
        rewrite(person, entry);
        Identifier key = message.numbers().ofPatient(person).orElseGet(() -> {
            note(
                    entry.place() + ".identifier",
                    Note.Kind.REPAIRED,
                    "no number was sent; the person is known by this referral alone");
            return new Identifier()
                    .setSystem(message.numbers().system("patient-of"))
                    .setValue(scope);
        });
        person.getIdentifier().removeIf(each -> message.numbers()
                .usable(each)
                .filter(whole -> whole.equalsDeep(key))
                .isPresent());
        person.getIdentifier().add(0, key);
        Reference reference = put(
                entry,
                person,
                "Patient?" + Numbers.condition(key),
                "Patient " + key.getSystem() + "|" + key.getValue());
        patient = reference;
        return reference;
    }

    /** Lets references to the person lead to a record that is there. */
    void patientIs(Reference known) {
        patient = known;
    }

    /** Adds a root under a url, and gives the reference to it. */
    Reference put(MessageEntry entry, Resource resource, String url, String name) {
        Reference reference = new Reference(Systems.URN_UUID + message.numbers().id("entry", name));
        step.put(reference.getReference(), resource, url, entry.place());
        used.add(entry);
        return reference;
    }

    /** Creates a resource unless one has the identifier. */
    void postOnce(MessageEntry entry, Resource resource, Identifier key) {
        String name = resource.fhirType() + " " + key.getSystem() + "|" + key.getValue();
        step.postOnce(
                Systems.URN_UUID + message.numbers().id("entry", name),
                resource,
                Numbers.condition(key),
                entry.place());
    }

    /** Replaces a resource of the record. */
    void replace(Resource resource, String place, boolean ifUnchanged) {
        step.replace(resource, place, ifUnchanged);
    }

    /** Adds a resource that the message only implies. */
    Reference create(Resource resource, String key, MessageEntry entry) {
        UUID id = ids.implied(resource.fhirType(), key, entry);
        Reference reference = new Reference(resource.fhirType() + "/" + id);
        step.put(null, resource, reference.getReference(), entry.place());
        return reference;
    }

    /** Lets a reference of the record stand as it is. */
    void settle(Reference ours) {
        settled.add(ours.getReference());
    }

    /** Adds an entry with what it refers to, once; gives the reference to it. */
    Reference store(MessageEntry entry) {
        return store(entry, copy -> {});
    }

    /** The same, with something done to the copy before its references are led to the record. */
    Reference store(MessageEntry entry, Consumer<Resource> prepare) {
        Reference known = stored.get(entry);
        if (known != null) {
            return known.copy();
        }
        used.add(entry);
        if (entry.resource() instanceof Bundle document) {
            return document(entry, document);
        }
        UUID id = ids.of(entry.type(), entry);
        Reference reference = new Reference(entry.type() + "/" + id);
        stored.put(entry, reference);
        Resource copy = bare(entry.resource());
        prepare.accept(copy);
        rewrite(copy, entry);
        if (copy instanceof DocumentReference document) {
            OwnNetwork.keptAsText(document)
                    .forEach(place -> note(
                            entry.place() + place,
                            Note.Kind.REPAIRED,
                            "nobody outside the sender's own network can follow this address; kept as text"));
        }
        step.put(null, copy, reference.getReference(), entry.place());
        return reference.copy();
    }

    /** A nested document, as a whole: what it holds is not the record's business. */
    private Reference document(MessageEntry entry, Bundle document) {
        UUID id = ids.of("DocumentReference", entry);
        Reference reference = new Reference("DocumentReference/" + id);
        stored.put(entry, reference);
        DocumentReference kind = NestedDocument.of(document, patient);
        step.put(null, kind, reference.getReference(), entry.place());
        note(entry.place(), Note.Kind.REPAIRED, "a Bundle within the message is kept whole, as a document");
        return reference.copy();
    }

    /** Leads every reference of a resource to the record, or leaves its number and name. */
    void rewrite(Resource copy, MessageEntry entry) {
        ReferenceWalk.visit(copy, (path, reference) -> {
            String literal = reference.getReference();
            if (literal == null || literal.startsWith("#")) {
                return;
            }
            Optional<MessageEntry> target = message.entries().find(literal);
            if (target.isPresent()) {
                Recipients.become(reference, found(target.get(), reference));
            } else if (!isSettled(literal)) {
                note(
                        entry.place() + "." + path,
                        Note.Kind.REPAIRED,
                        "leads to no entry of the message; kept as a name");
                reference.setReference(null);
                if (!reference.hasIdentifier() && !reference.hasDisplay()) {
                    reference.setDisplay("Not in the message");
                }
            }
        });
    }

    /** A reference to an entry, wherever it leads. */
    Reference led(MessageEntry target, Reference sent) {
        return found(target, sent);
    }

    /** Lets a role that was added belong to an organisation of the record. */
    void inOrganization(Reference role, Reference organization) {
        step.inOrganization(role, organization);
    }

    /** Whether it is already a reference of ours. */
    private boolean isSettled(String literal) {
        return settled.contains(literal)
                || stored.values().stream().anyMatch(ours -> literal.equals(ours.getReference()))
                || (patient != null && literal.equals(patient.getReference()))
                || step.isNamed(literal)
                || literal.equals("Organization/" + sender.organization());
    }

    /** What a reference to an entry becomes. */
    private Reference found(MessageEntry target, Reference sent) {
        if (target.resource() instanceof Patient) {
            return patient == null ? Recipients.logical(target, message.entries(), sent) : patient.copy();
        }
        boolean keeps = kept.contains(target.type()) || target.resource() instanceof Bundle;
        if (keeps && !DIRECTORY.contains(target.type())) {
            return store(target);
        }
        used.add(target);
        return Recipients.logical(target, message.entries(), sent);
    }

    /** Says who a party is without keeping a record of it. */
    Reference named(Reference sent) {
        Optional<MessageEntry> target = message.entries().find(sent.getReference());
        target.ifPresent(used::add);
        Reference named = target.map(entry -> Recipients.logical(entry, message.entries(), sent))
                .orElseGet(() -> sent.copy().setReference(null));
        return named.hasIdentifier() || named.hasDisplay() ? named : named.setDisplay("Not in the message");
    }

    /** A copy without the sender's id, and of its meta only the profiles. */
    @SuppressWarnings("unchecked")
    static <R extends Resource> R bare(R sent) {
        R copy = (R) sent.copy();
        copy.setId((String) null);
        Meta meta = new Meta();
        sent.getMeta().getProfile().forEach(profile -> meta.addProfile(profile.getValue()));
        copy.setMeta(meta.isEmpty() ? null : meta);
        return copy;
    }

    void use(MessageEntry entry) {
        used.add(entry);
    }

    /** Names the entries that nothing came of. */
    void leftovers() {
        for (MessageEntry entry : message.entries().all()) {
            if (entry.resource() instanceof MessageHeader) {
                continue;
            }
            if (DIRECTORY.contains(entry.type())) {
                note(
                        entry.place(),
                        Note.Kind.IGNORED,
                        "the directory describes organisations, services and places; number and name were kept");
            } else if (!used.contains(entry)) {
                note(
                        entry.place(),
                        Note.Kind.UNMAPPED,
                        "it has no part in what the message says; kept in the original only");
            }
        }
    }
}
