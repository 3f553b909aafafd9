package ca.passerelle.gateway.console;

import ca.passerelle.gateway.identity.PersonPairs.Proposal;
import ca.passerelle.gateway.identity.PersonPairs.Side;
import ca.passerelle.gateway.identity.PersonPairs.SideBySide;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.profiles.HealthNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.springframework.context.MessageSource;

/** Two Patients, and the questions about them, in words. A line of the queue says nothing of a person. */
record PersonPairText(MessageSource messages, Locale language) {

    PairView.Line line(Proposal proposal) {
        return new PairView.Line(
                proposal.one(),
                proposal.other(),
                text("pair.persons.line", proposal.score()),
                proposal.score(),
                grounds(proposal.grounds()));
    }

    PairView view(UUID one, UUID other, SideBySide pair) {
        List<PairView.Row> rows = new ArrayList<>();
        row(rows, "name", pair, PersonPairText::names);
        row(rows, "birth-date", pair, patient -> values(patient.getBirthDateElement()));
        row(rows, "gender", pair, this::gender);
        row(rows, "identifier", pair, this::identifiers);
        row(rows, "address", pair, PersonPairText::addresses);
        row(rows, "telecom", pair, patient -> patient.getTelecom().stream()
                .filter(ContactPoint::hasValue)
                .map(ContactPoint::getValue)
                .toList());
        row(rows, "language", pair, patient -> patient.getCommunication().stream()
                .map(spoken -> spoken.getLanguage().getCodingFirstRep().getCode())
                .filter(Objects::nonNull)
                .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(language))
                .toList());
        return new PairView(
                "persons",
                one,
                other,
                List.of(side(pair.one()), side(pair.other())),
                pair.state(),
                grounds(pair.grounds()),
                rows);
    }

    private static void row(
            List<PairView.Row> rows, String field, SideBySide pair, Function<Patient, List<String>> values) {
        List<String> one = values.apply(pair.one().patient());
        List<String> other = values.apply(pair.other().patient());
        if (!one.isEmpty() || !other.isEmpty()) {
            rows.add(new PairView.Row(
                    "pair.field." + field, one, other, new HashSet<>(one).equals(new HashSet<>(other))));
        }
    }

    private String side(Side side) {
        Partner custodian = side.custodian();
        return custodian == null ? "?" : custodian.name(language);
    }

    private List<String> grounds(List<String> codes) {
        return codes.stream().map(code -> text("pair.ground." + code)).toList();
    }

    private static List<String> names(Patient patient) {
        return patient.getName().stream()
                .map(PersonPairText::name)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static String name(HumanName name) {
        return Stream.concat(
                        name.getGiven().stream().map(PrimitiveType::getValue),
                        Stream.ofNullable(name.hasFamily() ? name.getFamily() : name.getText()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private List<String> gender(Patient patient) {
        return patient.hasGender()
                ? List.of(text("pair.gender." + patient.getGender().toCode()))
                : List.of();
    }

    /** A health number by its province; a clinic's own number by itself. */
    private List<String> identifiers(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(identifier -> HealthNumber.ofSystem(String.valueOf(identifier.getSystem()))
                        .map(province -> text("pair.health-number", province.name(), identifier.getValue()))
                        .orElseGet(identifier::getValue))
                .toList();
    }

    private static List<String> addresses(Patient patient) {
        return patient.getAddress().stream()
                .map(PersonPairText::address)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String address(Address address) {
        return Stream.concat(
                        address.getLine().stream().map(PrimitiveType::getValue),
                        Stream.of(address.getCity(), address.getState(), address.getPostalCode()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static List<String> values(PrimitiveType<?> value) {
        return value.hasValue() ? List.of(value.getValueAsString()) : List.of();
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
