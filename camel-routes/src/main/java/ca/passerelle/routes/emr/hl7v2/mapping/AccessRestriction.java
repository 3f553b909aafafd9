package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ConfidentialityLevel;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.port.Listings.Recipient;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whether a message says that few may see what it tells (HL7 v2.9 §3.4.11 PD1-12, §3.4.14 ARV, §4.5.1 ORC-28 with table 0177, §9.6.3 TXA-18 with
 * table 0272), as security labels of HL7's confidentiality codes. A restriction that cannot be read is one: it is only lifted by an ADT that
 * says so.
 */
final class AccessRestriction {

    private static final Map<String, ConfidentialityLevel> PROTECTION = Map.of(
            "Y",
            ConfidentialityLevel.R,
            "YES",
            ConfidentialityLevel.R,
            "1",
            ConfidentialityLevel.R,
            "N",
            ConfidentialityLevel.N,
            "NO",
            ConfidentialityLevel.N,
            "0",
            ConfidentialityLevel.N);

    /** Table 0717: no restriction, and consent to every registry. */
    private static final Set<String> UNRESTRICTED = Set.of("NO", "OI");

    /** Tables 0177 and 0272, and the confidentiality codes themselves. */
    private static final Set<String> USUAL = Set.of("", "U", "UC", "N", "L", "M");

    private AccessRestriction() {}

    /**
     * Labels what is written of a restricted message.
     *
     * @return whether there is a restriction
     */
    static boolean label(Bundle bundle, Reading reading) {
        Set<ConfidentialityLevel> person = person(reading);
        Set<ConfidentialityLevel> content = content(reading);
        if (person.isEmpty() && content.isEmpty()) {
            return false;
        }
        boolean lifts = highest(person) == ConfidentialityLevel.N
                && reading.message().type().startsWith("ADT");
        for (Resource resource : written(bundle)) {
            Set<ConfidentialityLevel> degrees = EnumSet.noneOf(ConfidentialityLevel.class);
            degrees.addAll(person);
            if (!(resource instanceof Patient)) {
                degrees.addAll(content);
            }
            ConfidentialityLevel degree = highest(degrees);
            if (degree != ConfidentialityLevel.N || (lifts && resource instanceof Patient)) {
                resource.getMeta().getSecurity().removeIf(ConfidentialityLevel::isLabel);
                resource.getMeta().addSecurity(degree.coding());
            }
        }
        return true;
    }

    /** Whom the referral goes to: a community organisation is not sent what is restricted, its link workers are. */
    static Optional<Recipient> owner(Reading reading, Optional<Recipient> named) {
        if (named.filter(Recipient::community).isEmpty() || !isRestricted(reading)) {
            return named;
        }
        ProviderFromPrd.recipients(reading.message()).stream()
                .findFirst()
                .ifPresent(
                        prd -> note(
                                reading,
                                prd.location().toString(),
                                "what the message tells is restricted: the referral goes to the link workers, not to a community organisation"));
        return Optional.empty();
    }

    private static boolean isRestricted(Reading reading) {
        Set<ConfidentialityLevel> degrees = person(reading);
        degrees.addAll(content(reading));
        return highest(degrees) != ConfidentialityLevel.N;
    }

    /** What is said of the person: N where a restriction is said to be none, nothing where nothing is said. */
    private static Set<ConfidentialityLevel> person(Reading reading) {
        Set<ConfidentialityLevel> degrees = EnumSet.noneOf(ConfidentialityLevel.class);
        reading.message().first("PD1").ifPresent(pd1 -> protection(pd1.field(12), reading, degrees));
        reading.message().all("ARV").forEach(arv -> restriction(arv, reading, degrees));
        return degrees;
    }

    private static void protection(Field field, Reading reading, Set<ConfidentialityLevel> degrees) {
        if (field.isNull()) {
            degrees.add(ConfidentialityLevel.N);
        } else if (field.hasValue()) {
            ConfidentialityLevel known = PROTECTION.get(field.text().toUpperCase(Locale.ROOT));
            if (known == null) {
                note(reading, field.location().toString(), "not a code of table 0136; read as restricted");
            }
            degrees.add(known == null ? ConfidentialityLevel.R : known);
        }
    }

    private static void restriction(Segment arv, Reading reading, Set<ConfidentialityLevel> degrees) {
        String action = arv.text(2).toUpperCase(Locale.ROOT);
        boolean over = isOver(arv, reading);
        List<String> values = texts(arv.field(3));
        boolean none = !values.isEmpty() && UNRESTRICTED.containsAll(values);
        Set<ConfidentialityLevel> classified = EnumSet.noneOf(ConfidentialityLevel.class);
        texts(arv.field(7)).forEach(code -> classified.add(degree(code)));
        if (action.equals("D") || over || none) {
            degrees.add(ConfidentialityLevel.N);
        } else {
            degrees.add(classified.contains(ConfidentialityLevel.V) ? ConfidentialityLevel.V : ConfidentialityLevel.R);
        }
    }

    /** ARV-6: the range has an end, and that has passed. */
    private static boolean isOver(Segment arv, Reading reading) {
        String end = arv.field(6).first().text(2);
        // When the range begins is not decided by; the ledger has to know that it was seen.
        arv.field(6).first().text(1);
        return Hl7DateTime.parse(end, reading.profile().zone())
                .filter(read -> read.date()
                        .isBefore(reading.envelope()
                                .received()
                                .atZone(reading.profile().zone())
                                .toLocalDate()))
                .isPresent();
    }

    /** What is said of the order or the document alone. */
    private static Set<ConfidentialityLevel> content(Reading reading) {
        Set<ConfidentialityLevel> degrees = EnumSet.noneOf(ConfidentialityLevel.class);
        reading.message().first("ORC").ifPresent(orc -> texts(orc.field(28))
                .forEach(code -> degrees.add(degree(code))));
        reading.message().first("TXA").ifPresent(txa -> texts(txa.field(18))
                .forEach(code -> degrees.add(degree(code))));
        degrees.remove(ConfidentialityLevel.N);
        return degrees;
    }

    private static ConfidentialityLevel degree(String code) {
        return USUAL.contains(code)
                ? ConfidentialityLevel.N
                : code.equals("V") ? ConfidentialityLevel.V : ConfidentialityLevel.R;
    }

    private static List<String> texts(Field field) {
        List<String> texts = new ArrayList<>();
        field.repetitions().forEach(repetition -> {
            String code = repetition.text(1).isEmpty() ? repetition.text(2) : repetition.text(1);
            texts.add(code.toUpperCase(Locale.ROOT));
        });
        texts.removeIf(String::isEmpty);
        return texts;
    }

    private static ConfidentialityLevel highest(Set<ConfidentialityLevel> degrees) {
        return degrees.stream().max(ConfidentialityLevel::compareTo).orElse(ConfidentialityLevel.N);
    }

    /** The resources of all steps; neither patches nor people of the sender's own. */
    private static List<Resource> written(Bundle bundle) {
        List<Resource> written = new ArrayList<>();
        bundle.getEntry().forEach(entry -> {
            Resource resource = entry.getResource();
            if (resource instanceof Bundle step) {
                written.addAll(written(step));
            } else if (resource != null
                    && !(resource instanceof Binary)
                    && !(resource instanceof Parameters)
                    && !(resource instanceof Practitioner)
                    && !(resource instanceof PractitionerRole)) {
                written.add(resource);
            }
        });
        return written;
    }

    /** A message may be looked at more than once. */
    private static void note(Reading reading, String location, String text) {
        Note note = new Note(location, Note.Kind.REPAIRED, text);
        if (!reading.notes().contains(note)) {
            reading.notes().add(note);
        }
    }
}
