package ca.passerelle.gateway.identity;

import ca.passerelle.gateway.access.PairDecision;
import ca.passerelle.gateway.identity.PairTable.Row;
import ca.passerelle.gateway.identity.Persons.Pair;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are shown of records that may be one person: the queue, and both sides of a pair with the caller's own eyes. */
@Component
public class PersonPairs {

    private final Decisions decisions;
    private final Custodians custodians;
    private final Partners partners;
    private final FhirRecord record;
    private final FhirContext fhir;

    PersonPairs(Decisions decisions, Custodians custodians, Partners partners, FhirRecord record, FhirContext fhir) {
        this.decisions = decisions;
        this.custodians = custodians;
        this.partners = partners;
        this.record = record;
        this.fhir = fhir;
    }

    /** Two Patients that may be one person. @param grounds codes such as {@code same-birth-date} */
    public record Proposal(UUID one, UUID other, int score, List<String> grounds, Instant raised) {}

    /** One of them, and whose record it is. */
    public record Side(Patient patient, @Nullable Partner custodian) {}

    /** Both. @param state {@code proposed}, {@code linked}, {@code separate}, or {@code none} when nothing was found */
    public record SideBySide(String state, int score, List<String> grounds, Side one, Side other) {}

    /** What the caller may decide, the likeliest first. */
    public List<Proposal> open(Caller caller) {
        return decisions.open(caller).stream().map(PersonPairs::proposal).toList();
    }

    /** Both sides; looking at them is an access to both records. */
    public SideBySide pair(Caller caller, UUID one, UUID other) {
        Optional<Row> row = decisions.look(caller, Pair.of(one, other));
        return new SideBySide(
                row.map(found -> code(found.state().name())).orElse("none"),
                row.map(Row::score).orElse(0),
                row.map(PersonPairs::grounds).orElse(List.of()),
                side(caller, one),
                side(caller, other));
    }

    /** Decides a pair. */
    public void decide(Caller caller, UUID one, UUID other, PairDecision decision) {
        PairDecision checked = decision.checked();
        decisions.decide(caller, Pair.of(one, other), checked.isLink(), checked.words());
    }

    private Side side(Caller caller, UUID id) {
        String json = record.read(caller, new ResourceKey("Patient", id)).json();
        return new Side(
                fhir.newJsonParser().parseResource(Patient.class, json),
                custodians.of(id).flatMap(partners::byId).orElse(null));
    }

    private static Proposal proposal(Row row) {
        return new Proposal(row.pair().one(), row.pair().other(), row.score(), grounds(row), row.raised());
    }

    private static List<String> grounds(Row row) {
        return row.grounds().stream().map(PersonPairs::code).toList();
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
