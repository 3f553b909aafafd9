package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Patient to PID: the identifiers as they came, the name, birth date and sex, and nothing that the clinic did not ask about. */
final class PidFromPatient {

    private static final Map<NameUse, String> NAME_TYPES = Map.of(
            NameUse.OFFICIAL, "L",
            NameUse.MAIDEN, "M",
            NameUse.NICKNAME, "N",
            NameUse.USUAL, "D",
            NameUse.ANONYMOUS, "S");

    private static final Map<AddressUse, String> ADDRESS_TYPES =
            Map.of(AddressUse.HOME, "H", AddressUse.WORK, "B", AddressUse.TEMP, "C", AddressUse.OLD, "BA");

    private PidFromPatient() {}

    static SegmentText pid(Patient patient, Encoding encoding) {
        SegmentText pid = SegmentText.of("PID", encoding)
                .with(1, "1")
                .repeated(
                        3,
                        patient.getIdentifier().stream().map(PidFromPatient::cx).toList())
                .repeated(5, patient.getName().stream().map(PidFromPatient::xpn).toList())
                .with(8, AdministrativeSex.code(patient.getGender()));
        String born = patient.getBirthDateElement().getValueAsString();
        return born == null ? pid : pid.with(7, born.replace("-", ""));
    }

    /** The same, and how to reach the person: address, telephone and e-mail, language. For whoever is asked to do something for her. */
    static SegmentText contactable(Patient patient, Encoding encoding) {
        SegmentText pid = pid(patient, encoding);
        if (patient.hasAddress()) {
            pid = pid.repeated(
                    11, patient.getAddress().stream().map(PidFromPatient::xad).toList());
        }
        List<List<String>> telecom = patient.getTelecom().stream()
                .filter(ContactPoint::hasValue)
                .map(PidFromPatient::xtn)
                .toList();
        pid = telecom.isEmpty() ? pid : pid.repeated(13, telecom);
        String language = patient.getCommunicationFirstRep()
                .getLanguage()
                .getCodingFirstRep()
                .getCode();
        return language == null ? pid : pid.with(15, language);
    }

    /** A name; what is given beside the first name stands in the third component. */
    static List<String> xpn(HumanName name) {
        List<String> given =
                name.getGiven().stream().map(part -> text(part.getValue())).toList();
        return List.of(
                text(name.getFamily()),
                at(given, 0),
                String.join(" ", given.subList(Math.min(1, given.size()), given.size())),
                joined(name.getSuffix()),
                joined(name.getPrefix()),
                "",
                name.hasUse() ? NAME_TYPES.getOrDefault(name.getUse(), "") : "");
    }

    private static String joined(List<StringType> parts) {
        return parts.stream().map(part -> text(part.getValue())).collect(Collectors.joining(" "));
    }

    static List<String> xad(Address address) {
        List<String> lines =
                address.getLine().stream().map(line -> text(line.getValue())).toList();
        return List.of(
                at(lines, 0),
                String.join(", ", lines.subList(Math.min(1, lines.size()), lines.size())),
                text(address.getCity()),
                text(address.getState()),
                text(address.getPostalCode()),
                text(address.getCountry()),
                address.hasUse() ? ADDRESS_TYPES.getOrDefault(address.getUse(), "") : "",
                "",
                text(address.getDistrict()));
    }

    static List<String> xtn(ContactPoint contact) {
        boolean work = contact.getUse() == ContactPointUse.WORK;
        String value = text(contact.getValue());
        if (contact.getSystem() == ContactPointSystem.EMAIL) {
            return List.of("", work ? "WPN" : "NET", "Internet", value);
        }
        if (contact.getSystem() == ContactPointSystem.FAX) {
            return List.of(value, work ? "WPN" : "PRN", "FX");
        }
        return contact.getUse() == ContactPointUse.MOBILE
                ? List.of(value, "PRS", "CP")
                : List.of(value, work ? "WPN" : "PRN", "PH");
    }

    private static List<String> cx(Identifier identifier) {
        String version = Optional.ofNullable(identifier.getExtensionString(Systems.IDENTIFIER_VERSION))
                .orElse("");
        String type = identifier.getType().hasText()
                ? identifier.getType().getText()
                : text(identifier.getType().getCodingFirstRep().getCode());
        String province = HealthNumber.ofSystem(text(identifier.getSystem()))
                .map(Enum::name)
                .orElse("");
        String authority = text(identifier.getAssigner().getDisplay());
        return List.of(text(identifier.getValue()), version, "", authority, type, "", "", "", province);
    }

    private static String at(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
