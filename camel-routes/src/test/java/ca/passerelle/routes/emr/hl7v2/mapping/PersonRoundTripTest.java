package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.Dispatches;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;

/**
 * A referral written as REF^I12 and read by our own reader keeps who it is for, how she and those around her are reached, what was written about
 * her, and when.
 */
class PersonRoundTripTest {

    private record Written(List<String> texts, List<CodeableConcept> reasons, String asked, String from, String to) {}

    @Property(tries = 600)
    void whoAndWhatAndWhenComeAcross(@ForAll("people") Patient person, @ForAll("writings") Written written) {
        byte[] message = RefFromProgress.message(dispatch(person, written));
        Bundle read = read(message);
        assertThat(told(find(read, Patient.class))).isEqualTo(told(person));
        ServiceRequest request = find(read, ServiceRequest.class);
        assertThat(request.getNote().stream().map(Annotation::getText)).isEqualTo(written.texts());
        assertThat(codes(request.getReasonCode())).isEqualTo(codes(written.reasons()));
        assertThat(moment(request.getAuthoredOnElement())).isEqualTo(moment(new DateTimeType(written.asked())));
        Period period = request.getOccurrencePeriod();
        assertThat(moment(period.getStartElement())).isEqualTo(moment(new DateTimeType(written.from())));
        assertThat(moment(period.getEndElement())).isEqualTo(moment(new DateTimeType(written.to())));
    }

    /** All that is compared of a person, as text. */
    private static List<String> told(Patient person) {
        List<String> told = new ArrayList<>();
        person.getName().forEach(name -> told.add(told(name)));
        person.getAddress().forEach(address -> told.add(told(address)));
        person.getTelecom().forEach(contact -> told.add(told(contact)));
        told.add(String.valueOf(person.getBirthDateElement().getValueAsString()));
        told.add(String.valueOf(person.getGender()));
        told.add(person.getCommunicationFirstRep()
                .getLanguage()
                .getCodingFirstRep()
                .getCode());
        person.getContact().forEach(contact -> {
            told.add("contact " + told(contact.getName()) + told(contact.getAddress()));
            contact.getTelecom().forEach(each -> told.add(told(each)));
            told.addAll(codes(contact.getRelationship()));
            told.add(String.valueOf(contact.getOrganization().getDisplay()));
        });
        return told;
    }

    private static String told(HumanName name) {
        return name.getFamily() + "," + text(name.getGiven()) + "," + text(name.getPrefix()) + ","
                + text(name.getSuffix()) + "," + name.getUse();
    }

    private static String told(Address address) {
        return String.join(
                "|",
                address.getLine().stream().map(StringType::getValue).collect(Collectors.joining(", ")),
                String.valueOf(address.getCity()),
                String.valueOf(address.getState()),
                String.valueOf(address.getPostalCode()),
                String.valueOf(address.getCountry()),
                String.valueOf(address.getUse()));
    }

    private static String told(ContactPoint contact) {
        return contact.getSystem() + " " + contact.getValue() + " " + contact.getUse();
    }

    private static String text(List<StringType> parts) {
        return parts.stream().map(StringType::getValue).collect(Collectors.joining(" "));
    }

    private static List<String> codes(List<CodeableConcept> concepts) {
        return concepts.stream()
                .map(concept -> concept.getText()
                        + concept.getCoding().stream()
                                .map(coding -> "," + coding.getSystem() + "|" + coding.getCode())
                                .collect(Collectors.joining()))
                .toList();
    }

    /** A time as an instant, anything coarser as it is written. */
    private static String moment(DateTimeType time) {
        String written = time.getValueAsString();
        return written.contains("T")
                ? String.valueOf(time.getValue().toInstant().getEpochSecond())
                : written;
    }

    private static Dispatch dispatch(Patient person, Written written) {
        Dispatch dispatch = Dispatches.of("R-1^CLINIC", BusinessStatus.SENT, "", Map.of());
        Progress progress = dispatch.progress();
        ServiceRequest request = progress.request();
        request.setReasonCode(written.reasons())
                .setAuthoredOnElement(new DateTimeType(written.asked()))
                .setOccurrence(new Period()
                        .setStartElement(new DateTimeType(written.from()))
                        .setEndElement(new DateTimeType(written.to())));
        request.setNote(written.texts().stream()
                .map(text -> new Annotation().setText(text))
                .toList());
        person.setIdentifier(Objects.requireNonNull(progress.patient()).copy().getIdentifier());
        Progress sent = new Progress(
                progress.referral(),
                1,
                ReferralEventKind.REQUESTED.code(),
                progress.at(),
                progress.task(),
                request,
                person,
                progress.requester(),
                progress.owner(),
                null,
                Progress.Context.bare(Progress.Recipient.PERFORMER));
        return new Dispatch(dispatch.delivery(), dispatch.number(), dispatch.at(), dispatch.endpoint(), sent);
    }

    private static Bundle read(byte[] message) {
        Outcome<Bundle> outcome = ReferralFromRefI12.map(
                MessageDecoder.decode(message, StandardCharsets.UTF_8).orElseThrow(),
                Fixtures.envelope(message),
                Fixtures.CLINIC,
                Optional.empty(),
                List.of());
        return outcome.fold(Outcome.Mapped::value, refused -> {
            throw new AssertionError(refused.problems());
        });
    }

    private static <T extends Resource> T find(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Provide
    Arbitrary<Patient> people() {
        return Combinators.combine(
                        names().list().ofMinSize(1).ofMaxSize(3),
                        addresses().list().ofMaxSize(2),
                        contacts().list().ofMaxSize(4),
                        Arbitraries.of("1931", "1952-03", "1960-02-29", "2019-12-31"),
                        Arbitraries.of(
                                AdministrativeGender.FEMALE, AdministrativeGender.MALE, AdministrativeGender.OTHER),
                        Arbitraries.of("fr", "en", "fr-CA", "iu", "cr"),
                        relatives().list().ofMaxSize(2))
                .as((names, addresses, telecom, born, gender, language, relatives) -> {
                    Patient person = new Patient()
                            .setName(names)
                            .setAddress(addresses)
                            .setTelecom(telecom)
                            .setBirthDateElement(new DateType(born))
                            .setGender(gender);
                    person.addCommunication()
                            .getLanguage()
                            .addCoding()
                            .setSystem(Systems.LANGUAGE)
                            .setCode(language);
                    return person.setContact(relatives);
                });
    }

    private static Arbitrary<HumanName> names() {
        Arbitrary<String> particle = Arbitraries.of("", "de la ", "Le ", "St-", "d’", "van der ", "O'", "Mac");
        return Combinators.combine(
                        particle,
                        word(),
                        word().list().ofMaxSize(3),
                        Arbitraries.of("", "Mme", "Dr.", "M."),
                        Arbitraries.of("", "III", "fils"),
                        Arbitraries.of(NameUse.OFFICIAL, NameUse.MAIDEN, NameUse.NICKNAME, NameUse.USUAL)
                                .injectNull(0.2))
                .as((before, family, given, prefix, suffix, use) -> {
                    HumanName name = new HumanName().setFamily(before + family).setUse(use);
                    given.forEach(name::addGiven);
                    if (!prefix.isEmpty()) {
                        name.addPrefix(prefix);
                    }
                    return suffix.isEmpty() ? name : name.addSuffix(suffix);
                });
    }

    private static Arbitrary<Address> addresses() {
        return Combinators.combine(
                        word(),
                        Arbitraries.of("", "app. 4", "Unité 12-B, 3e étage", "c/o A & B"),
                        word(),
                        Arbitraries.of("QC", "NB", "ON"),
                        Arbitraries.of("H2T 1N9", "E1C 4Z6"),
                        Arbitraries.of(AddressUse.HOME, AddressUse.WORK, AddressUse.TEMP, AddressUse.OLD)
                                .injectNull(0.2))
                .as((street, unit, city, province, code, use) -> {
                    Address address = new Address()
                            .addLine("12, rue " + street)
                            .setCity(city)
                            .setState(province)
                            .setPostalCode(code)
                            .setCountry("CAN")
                            .setUse(use);
                    return unit.isEmpty() ? address : address.addLine(unit);
                });
    }

    private static Arbitrary<ContactPoint> contacts() {
        return Arbitraries.of(
                        ContactPointSystem.PHONE.toCode() + " home +1 514 555-0133 x4",
                        "phone work (506) 555-0144",
                        "phone mobile 514.555.0155",
                        "fax work 514-555-0166",
                        "fax home 514-555-0177",
                        "email home élise^n@example.org",
                        "email work a|b@example.org")
                .map(text -> text.split(" ", 3))
                .map(parts -> new ContactPoint()
                        .setSystem(ContactPointSystem.fromCode(parts[0]))
                        .setUse(ContactPointUse.fromCode(parts[1]))
                        .setValue(parts[2]));
    }

    private static Arbitrary<Patient.ContactComponent> relatives() {
        return Combinators.combine(names(), addresses(), contacts(), Arbitraries.of("SPO", "CHD", "GRD"))
                .as((name, address, contact, code) -> {
                    Patient.ContactComponent relative = new Patient.ContactComponent()
                            .setName(name)
                            .setAddress(address)
                            .addTelecom(contact)
                            .setOrganization(new Reference().setDisplay("Maison & cie"));
                    relative.addRelationship(
                            new CodeableConcept(new Coding(Systems.V2_TABLE + "0063", code, "kin")).setText("kin"));
                    return relative;
                });
    }

    private static Arbitrary<String> word() {
        return Arbitraries.strings()
                .withChars("aeouÀÉÈÊËÎÏÔÛÙÜŸÇŒÆàéèêëîïôûùüÿçœæ'’-|^~&\\#ᐃ")
                .ofMinLength(1)
                .ofMaxLength(14);
    }

    @Provide
    Arbitrary<Written> writings() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("abcé |^~&\\\"\n<>0x{}œ“”–")
                .ofMinLength(1)
                .ofMaxLength(400)
                .map(String::strip)
                .filter(each -> !each.isEmpty() && !each.equals("\"\""));
        Arbitrary<CodeableConcept> reason = Combinators.combine(
                        Arbitraries.of(Systems.SNOMED, "http://hl7.org/fhir/sid/icpc-2"),
                        Arbitraries.strings().withChars("AZ09.").ofMinLength(1).ofMaxLength(7),
                        word(),
                        Arbitraries.of(true, false))
                .as((system, code, words, two) -> {
                    CodeableConcept concept = new CodeableConcept(new Coding(system, code, words)).setText(words);
                    return two
                            ? concept.addCoding(new Coding("http://hl7.org/fhir/sid/icd-10", "Z60.2", "alone"))
                            : concept;
                });
        Arbitrary<String> time = Arbitraries.of(
                "2026",
                "2026-11",
                "2026-11-22",
                "2026-11-22T09:30:00-03:30",
                "2026-02-28T23:59:59Z",
                "2026-07-01T00:00:00.250-04:00");
        return Combinators.combine(text.list().ofMaxSize(4), reason.list().ofMaxSize(3), time, time, time)
                .as(Written::new);
    }
}
