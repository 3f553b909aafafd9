package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.LanguageTag;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** PID to Patient (after the PID[Patient] map of the v2-to-FHIR guide, with the Canadian places of a health number). */
final class PatientFromPid {

    /** In each field. */
    private static final int MOST_IDENTIFIERS = 50;

    private PatientFromPid() {}

    static Patient patient(Segment pid, Reading reading) {
        Patient patient = new Patient();
        identifiers(pid, reading).forEach(patient::addIdentifier);
        PersonParts.names(pid.field(5)).forEach(patient::addName);
        PersonParts.names(pid.field(9)).forEach(patient::addName);
        PersonParts.addresses(pid.field(11)).forEach(patient::addAddress);
        ContactFromXtn.contacts(pid.field(13), ContactPointUse.HOME).forEach(patient::addTelecom);
        ContactFromXtn.contacts(pid.field(14), ContactPointUse.WORK).forEach(patient::addTelecom);
        ContactFromXtn.contacts(pid.field(40), ContactPointUse.HOME).forEach(patient::addTelecom);
        birthDate(pid.field(7), patient, reading);
        gender(pid.field(8), patient, reading);
        language(pid.field(15), patient, reading);
        if (pid.field(16).hasValue()) {
            patient.setMaritalStatus(ConceptFromCwe.concept(pid.field(16).first(), "0002", reading.profile()));
        }
        deceased(pid, patient, reading);
        return patient;
    }

    /** The identifier that tells this patient from others: a health number where there is one. */
    static Optional<Identifier> key(Patient patient) {
        return deciding(patient.getIdentifier());
    }

    private static List<Identifier> identifiers(Segment pid, Reading reading) {
        Map<String, IdentifierFromCx.Read> distinct = new LinkedHashMap<>();
        for (int number : reading.profile().patients().fields()) {
            List<Repetition> sent = pid.field(number).repetitions();
            if (sent.size() > MOST_IDENTIFIERS) {
                reading.ignored(
                        pid.field(number).location(),
                        "more identifiers than a person has; the first " + MOST_IDENTIFIERS + " were read");
            }
            for (Repetition cx : sent.subList(0, Math.min(MOST_IDENTIFIERS, sent.size()))) {
                if (cx.text(1).isEmpty()) {
                    reading.ignored(cx.location(), "an identifier without a value");
                } else {
                    IdentifierFromCx.Read read = IdentifierFromCx.identifier(cx, number != 3, reading);
                    Identifier identifier = read.identifier();
                    distinct.putIfAbsent(identifier.getSystem() + "|" + identifier.getValue(), read);
                }
            }
        }
        List<Identifier> identifiers = distinct.values().stream()
                .map(IdentifierFromCx.Read::identifier)
                .toList();
        deciding(identifiers).ifPresent(key -> distinct.values().stream()
                .filter(read -> read.identifier() == key)
                .flatMap(read -> read.authority().stream())
                .forEach(reading::decides));
        return identifiers;
    }

    private static Optional<Identifier> deciding(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(each -> HealthNumber.ofSystem(each.getSystem()).isPresent())
                .findFirst()
                .or(() -> identifiers.stream().findFirst());
    }

    private static void birthDate(Field field, Patient patient, Reading reading) {
        if (!field.hasValue()) {
            return;
        }
        Optional<Hl7DateTime> read =
                Hl7DateTime.parse(field.text(), reading.profile().zone());
        boolean future = read.isPresent()
                && read.get()
                        .date()
                        .isAfter(reading.envelope()
                                .received()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate());
        if (read.isEmpty() || future) {
            reading.repaired(field.location(), "not a birth date; kept as text, a person has to look at it");
            patient.setBirthDateElement(Reading.asText(new DateType(), field));
            return;
        }
        if (read.get().hasTime()) {
            reading.ignored(field.location(), "the time of birth");
        }
        String day = read.get().fhir();
        patient.setBirthDateElement(new DateType(day.substring(0, Math.min(10, day.length()))));
    }

    private static void gender(Field field, Patient patient, Reading reading) {
        if (!field.hasValue()) {
            return;
        }
        AdministrativeGender gender = AdministrativeSex.gender(field.text());
        patient.setGender(gender);
        if (gender == AdministrativeGender.UNKNOWN && !field.text().equalsIgnoreCase("U")) {
            reading.unmapped(field.location(), "not a code of table 0001; read as unknown");
        }
        if (gender != AdministrativeGender.MALE && gender != AdministrativeGender.FEMALE) {
            Reading.keepConcept(
                    patient.getGenderElement(), ConceptFromCwe.concept(field.first(), "0001", reading.profile()));
        }
    }

    private static void language(Field field, Patient patient, Reading reading) {
        if (!field.hasValue()) {
            return;
        }
        CodeableConcept language = ConceptFromCwe.concept(field.first(), "0296", reading.profile());
        String tag = LanguageTag.of(field.text());
        if (tag != null) {
            language.getCodingFirstRep().setSystem(Systems.LANGUAGE).setCode(tag);
        }
        patient.addCommunication().setLanguage(language).setPreferred(true);
    }

    private static void deceased(Segment pid, Patient patient, Reading reading) {
        reading.dateTime(pid.field(29)).ifPresent(patient::setDeceased);
        if (!patient.hasDeceased() && pid.text(30).equalsIgnoreCase("Y")) {
            patient.setDeceased(new BooleanType(true));
        }
    }
}
