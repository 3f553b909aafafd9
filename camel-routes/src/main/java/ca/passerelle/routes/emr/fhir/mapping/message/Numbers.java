package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.MessageSender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The numbers of one sender: what it calls things by, and our ids for them. Another sender's equal number is another thing. */
final class Numbers {

    private final MessageSender sender;

    Numbers(MessageSender sender) {
        this.sender = sender;
    }

    /** An identifier that finds something again: with a system of the sender's own where it was sent without. */
    Optional<Identifier> usable(Identifier sent) {
        if (!sent.hasValue()) {
            return Optional.empty();
        }
        Identifier whole = sent.copy();
        if (!whole.hasSystem()) {
            String type = sent.getType().getCodingFirstRep().getCode();
            whole.setSystem(system(type == null ? "number" : type.toLowerCase(Locale.ROOT)));
        }
        return Optional.of(whole);
    }

    List<Identifier> usable(List<Identifier> sent) {
        return sent.stream().map(this::usable).flatMap(Optional::stream).toList();
    }

    /** The number under which the sender knows its request: the placer's where one is marked, else the first; else by what the entry is called. */
    Identifier ofRequest(MessageEntry entry) {
        List<Identifier> all = usable(((ServiceRequest) entry.resource()).getIdentifier());
        return all.stream()
                .filter(identifier ->
                        identifier.getType().getCoding().stream().anyMatch(coding -> "PLAC".equals(coding.getCode())))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseGet(() -> new Identifier().setSystem(system("request")).setValue(entry.localKey()));
    }

    /** The identifier that tells this person from others: a health number where there is one. */
    Optional<Identifier> ofPatient(Patient patient) {
        List<Identifier> all = usable(patient.getIdentifier());
        return all.stream()
                .filter(each -> HealthNumber.ofSystem(each.getSystem()).isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Whether two identifiers are the same number. */
    static boolean same(Identifier one, Identifier other) {
        return one.getSystem().equals(other.getSystem()) && one.getValue().equals(other.getValue());
    }

    /** Our id of what the sender calls by this key: always the same, and never the sender's. */
    UUID id(String type, String key) {
        return UUID.nameUUIDFromBytes(
                ("message " + sender.partner() + " " + type + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /** A system for the sender's own numbers of one kind. */
    String system(String kind) {
        return Systems.PARTNER_NUMBER + "/" + encoded(sender.partnerKey()) + "/" + encoded(kind);
    }

    /** {@code identifier=<system>|<value>}, escaped for search and for a URL. */
    static String condition(Identifier identifier) {
        String value = identifier.getValue().replaceAll("([\\\\,$|])", "\\\\$1");
        String system = identifier.getSystem().replaceAll("([\\\\,$|])", "\\\\$1");
        return "identifier=" + encoded(system) + "|" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
