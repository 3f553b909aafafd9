package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** A Patient on record and what a newer message says of the same person, made into one. */
final class PatientUpdate {

    /** The parts of a Patient that a message replaces or removes as a whole, with the fields of PID that they come from. */
    enum Part {
        NAME(5, 9),
        BIRTH_DATE(7),
        GENDER(8),
        ADDRESS(11),
        TELECOM(13, 14, 40),
        LANGUAGE(15),
        MARITAL_STATUS(16),
        DECEASED(29, 30);

        private final List<Integer> fields;

        Part(Integer... fields) {
            this.fields = List.of(fields);
        }

        List<Integer> fields() {
            return fields;
        }
    }

    private PatientUpdate() {}

    /**
     * The stored Patient with what was sent.
     *
     * @param sent as the message has it; what it leaves empty stays
     * @param removed the parts that the message asks to remove
     */
    static Patient apply(Patient stored, Patient sent, Set<Part> removed) {
        Patient updated = stored.copy();
        removed.forEach(part -> clear(updated, part));
        if (sent.hasName()) {
            updated.setName(sent.copy().getName());
        }
        if (sent.hasBirthDateElement()) {
            updated.setBirthDateElement(sent.getBirthDateElement().copy());
        }
        if (sent.hasGender()) {
            updated.setGenderElement(sent.getGenderElement().copy());
        }
        if (sent.hasAddress()) {
            updated.setAddress(sent.copy().getAddress());
        }
        if (sent.hasTelecom()) {
            updated.setTelecom(sent.copy().getTelecom());
        }
        if (sent.hasCommunication()) {
            updated.setCommunication(sent.copy().getCommunication());
        }
        if (sent.hasMaritalStatus()) {
            updated.setMaritalStatus(sent.getMaritalStatus().copy());
        }
        if (sent.hasDeceased()) {
            updated.setDeceased(sent.getDeceased().copy());
        }
        if (sent.hasContact()) {
            updated.setContact(sent.copy().getContact());
        }
        sent.getIdentifier().forEach(identifier -> add(updated, identifier.copy()));
        asOf(sent).ifPresent(time -> stamp(updated, time));
        return updated;
    }

    /** Adds an identifier, or replaces the one of the same system and value. */
    static void add(Patient patient, Identifier identifier) {
        for (int index = 0; index < patient.getIdentifier().size(); index++) {
            if (isSame(patient.getIdentifier().get(index), identifier)) {
                patient.getIdentifier().set(index, identifier);
                return;
            }
        }
        patient.addIdentifier(identifier);
    }

    static boolean isSame(Identifier one, Identifier other) {
        return String.valueOf(one.getSystem()).equals(String.valueOf(other.getSystem()))
                && String.valueOf(one.getValue()).equals(String.valueOf(other.getValue()));
    }

    /** Says when the particulars were true. */
    static void stamp(Patient patient, DateTimeType time) {
        patient.getExtension().removeIf(extension -> Systems.AS_OF.equals(extension.getUrl()));
        patient.addExtension(new Extension(Systems.AS_OF, time.copy()));
    }

    /** Whether what is sent is known to be older than what is stored. */
    static boolean isOlder(Optional<DateTimeType> sent, Patient stored) {
        Optional<DateTimeType> known = asOf(stored);
        return sent.isPresent() && known.isPresent() && time(sent.get()).isBefore(time(known.get()));
    }

    private static Optional<DateTimeType> asOf(Patient patient) {
        return Optional.ofNullable(patient.getExtensionByUrl(Systems.AS_OF))
                .map(Extension::getValue)
                .filter(DateTimeType.class::isInstance)
                .map(DateTimeType.class::cast)
                .filter(time -> time.getValueAsString().contains("T"));
    }

    private static OffsetDateTime time(DateTimeType time) {
        return OffsetDateTime.parse(time.getValueAsString());
    }

    private static void clear(Patient patient, Part part) {
        switch (part) {
            case NAME -> patient.setName(null);
            case BIRTH_DATE -> patient.setBirthDateElement(null);
            case GENDER -> patient.setGenderElement(null);
            case ADDRESS -> patient.setAddress(null);
            case TELECOM -> patient.setTelecom(null);
            case LANGUAGE -> patient.setCommunication(null);
            case MARITAL_STATUS -> patient.setMaritalStatus(null);
            case DECEASED -> patient.setDeceased(null);
        }
    }
}
