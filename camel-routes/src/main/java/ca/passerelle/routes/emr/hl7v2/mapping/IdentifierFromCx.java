package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.port.sender.CodeKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;

/**
 * CX to Identifier. The system comes, in this order, from the sender's own registry (CX.4.1, CX.4.2, CX.9, CX.5), from the issuer's name
 * or OID in CX.4, or from the province in CX.9 or CX.4 of something called a health number. Anything else gets a system of the
 * partner's own; a national one is never guessed. Check digits are not looked at: a wrong one must not cost a person a referral.
 */
final class IdentifierFromCx {

    /** What senders call the health number of a province: table 0203, and the provinces' own names. */
    private static final Set<String> HEALTH_NUMBER_TYPES = Set.of(
            "JHN",
            "HC",
            "HCN",
            "HEALTH_NUMBER",
            "PHN",
            "SB",
            "HIN",
            "ULI",
            "PHIN",
            "HSN",
            "RAMQ",
            "NAM",
            "OHIP",
            "MCP");

    private static final Pattern GLUED_VERSION = Pattern.compile("(\\d{10})([A-Z]{1,2})");

    private IdentifierFromCx() {}

    /**
     * @param cx the repetition; CX.1 must hold a value
     * @param numberField whether the field is one where senders put health numbers without a type (PID-2, PID-4, PID-19)
     */
    static Read identifier(Repetition cx, boolean numberField, Reading reading) {
        Optional<HealthNumber> health = health(cx, numberField, reading);
        Identifier identifier = health.isPresent()
                ? healthNumber(cx, health.get(), reading)
                : new Identifier().setSystem(otherSystem(cx, reading)).setValue(cx.text(1));
        String type = cx.text(5);
        if (health.isPresent()) {
            identifier.setType(Concepts.identifierType("JHN"));
        } else if (!type.isEmpty()) {
            identifier.setType(Concepts.sentIdentifierType(type));
        }
        if (!type.isEmpty()) {
            identifier.getType().setText(type);
        }
        if (!cx.text(4).isEmpty()) {
            identifier.getAssigner().setDisplay(cx.text(4));
        }
        period(cx, identifier, reading);
        Optional<Awaited.Meaning> unknown =
                health.isPresent() || registered(cx, reading).isPresent()
                        ? Optional.empty()
                        : unknownAuthority(cx, reading);
        return new Read(identifier, unknown);
    }

    /**
     * An identifier, and whose it is if that is not known.
     *
     * @param authority the authority without a meaning; empty when the system is known or is rightly the sender's own
     */
    record Read(Identifier identifier, Optional<Awaited.Meaning> authority) {}

    /** A chart number is the sender's own, whatever its authority is called; a health number or something without a type is not. */
    private static Optional<Awaited.Meaning> unknownAuthority(Repetition cx, Reading reading) {
        String type = cx.text(5).toUpperCase(Locale.ROOT);
        String authority = cx.text(4).isEmpty() ? cx.text(4, 2) : cx.text(4);
        boolean own = authority.equalsIgnoreCase(
                        reading.profile().identification().application())
                || authority.equalsIgnoreCase(reading.profile().identification().facility());
        if (authority.isEmpty() || own || !(type.isEmpty() || HEALTH_NUMBER_TYPES.contains(type))) {
            return Optional.empty();
        }
        reading.unmapped(cx.location().at(4), "an authority that is not known here; kept as the sender's own");
        return Optional.of(reading.unknown(CodeKind.AUTHORITY, cx.location().at(4), authority, ""));
    }

    private static Optional<HealthNumber> health(Repetition cx, boolean numberField, Reading reading) {
        Optional<String> registered = registered(cx, reading);
        if (registered.isPresent()) {
            return HealthNumber.ofSystem(registered.get());
        }
        Optional<HealthNumber> issuer =
                HealthNumber.ofIssuer(cx.text(4)).or(() -> HealthNumber.ofIssuer(cx.text(4, 2)));
        if (issuer.isPresent()) {
            return issuer;
        }
        String type = cx.text(5).toUpperCase(Locale.ROOT);
        boolean called = HEALTH_NUMBER_TYPES.contains(type)
                || (type.isEmpty() && (numberField || !cx.text(9).isEmpty()));
        return called
                ? HealthNumber.ofProvince(cx.text(9))
                        .or(() -> HealthNumber.ofProvince(cx.text(4)))
                        .or(() -> usual(cx, reading))
                : Optional.empty();
    }

    /** A health number that names nobody at all is of the province that the profile says. */
    private static Optional<HealthNumber> usual(Repetition cx, Reading reading) {
        boolean nobody =
                cx.text(4).isEmpty() && cx.text(4, 2).isEmpty() && cx.text(9).isEmpty();
        return nobody ? Optional.ofNullable(reading.profile().patients().province()) : Optional.empty();
    }

    private static Optional<String> registered(Repetition cx, Reading reading) {
        return Arrays.asList(cx.text(4), cx.text(4, 2), cx.text(9), cx.text(5)).stream()
                .filter(name -> !name.isEmpty())
                .flatMap(name -> reading.profile().patients().system(name).stream())
                .findFirst();
    }

    private static String otherSystem(Repetition cx, Reading reading) {
        String authority = cx.text(4).isEmpty() ? cx.text(4, 2) : cx.text(4);
        return registered(cx, reading)
                .orElseGet(() -> reading.partnerSystem(authority.isEmpty() ? "patient" : authority));
    }

    private static Identifier healthNumber(Repetition cx, HealthNumber health, Reading reading) {
        String number = cx.text(1).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        String version = cx.text(2);
        Matcher glued = GLUED_VERSION.matcher(number);
        if (health == HealthNumber.ON && glued.matches()) {
            number = glued.group(1);
            version = version.isEmpty() ? glued.group(2) : version;
        }
        if (!number.equals(cx.text(1))) {
            reading.repaired(
                    cx.location().at(1), "the health number was brought to its plain form, version code apart");
        }
        Identifier identifier = new Identifier().setSystem(health.system()).setValue(number);
        if (!version.isEmpty()) {
            identifier.addExtension(Systems.IDENTIFIER_VERSION, new StringType(version));
        }
        return identifier;
    }

    private static void period(Repetition cx, Identifier identifier, Reading reading) {
        date(cx, 7, reading).ifPresent(identifier.getPeriod()::setStartElement);
        date(cx, 8, reading).ifPresent(identifier.getPeriod()::setEndElement);
    }

    private static Optional<DateTimeType> date(Repetition cx, int component, Reading reading) {
        Optional<Hl7DateTime> date =
                Hl7DateTime.parse(cx.text(component), reading.profile().zone());
        if (date.isEmpty() && !cx.text(component).isEmpty()) {
            reading.unmapped(cx.location().at(component), "not a date of HL7 v2");
        }
        return date.map(value -> new DateTimeType(value.fhir()));
    }
}
