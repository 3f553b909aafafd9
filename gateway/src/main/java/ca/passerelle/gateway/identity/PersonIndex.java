package ca.passerelle.gateway.identity;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.identity.PairTable.Basis;
import ca.passerelle.gateway.identity.PairTable.Row;
import ca.passerelle.gateway.identity.PairTable.State;
import ca.passerelle.gateway.identity.PersonMatch.Ground;
import ca.passerelle.gateway.identity.PersonMatch.Verdict;
import ca.passerelle.gateway.identity.Persons.Pair;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.routes.kit.Sha256;
import ca.uhn.fhir.context.FhirContext;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at Patients that were written and finds who is one person: by identifiers of the same authority, by merges that their custodian sent,
 * and, for a person to decide, by name and birth date. Runs after the write, so that no message waits for it or fails by it.
 */
@Component
public class PersonIndex {

    private static final Logger LOG = LoggerFactory.getLogger(PersonIndex.class);
    /** What is looked at in one transaction, which keeps a message about one of them waiting. */
    private static final int AT_ONCE = 20;

    /** Of more persons with one name and one birth date these are placeholders, which tell nothing and would fill the queue. */
    private static final int MOST_ALIKE = 10;

    private static final int RECORDS_LOOKED_AT = 200;
    private static final PersonMatch MERGED = new PersonMatch(Verdict.LINK, 100, EnumSet.noneOf(Ground.class));

    private final FhirRecord record;
    private final PairTable pairs;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final FhirContext fhir;

    PersonIndex(
            FhirRecord record, PairTable pairs, JdbcTemplate jdbc, TransactionTemplate transaction, FhirContext fhir) {
        this.record = record;
        this.pairs = pairs;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.fhir = fhir;
    }

    /** Looks at all that wait. Gives how many. One that cannot be looked at does not keep the others waiting. */
    public int settle() {
        int settled = 0;
        Set<UUID> failed = new HashSet<>();
        List<UUID> waiting = waiting(failed);
        while (!waiting.isEmpty()) {
            if (settledTogether(waiting)) {
                settled += waiting.size();
            } else {
                for (UUID patient : waiting) {
                    settled += settledAlone(patient, failed) ? 1 : 0;
                }
            }
            waiting = waiting(failed);
        }
        return settled;
    }

    /** One transaction for all of them: a commit each would cost more than the looking. */
    private boolean settledTogether(List<UUID> waiting) {
        try {
            transaction.executeWithoutResult(status -> waiting.forEach(this::settle));
            return true;
        } catch (RuntimeException oneOfThem) {
            // Which one, and why, is said when each is looked at alone.
            return false;
        }
    }

    private boolean settledAlone(UUID patient, Set<UUID> failed) {
        try {
            transaction.executeWithoutResult(status -> settle(patient));
            return true;
        } catch (RuntimeException e) {
            failed.add(patient);
            LOG.error("Person index: Patient {} cannot be looked at: {}", patient, Faults.describe(e));
            return false;
        }
    }

    /** Which Patients are the person that this one is, itself included. */
    Set<UUID> same(UUID patient) {
        return pairs.members(List.of(patient)).keySet();
    }

    private List<UUID> waiting(Set<UUID> failed) {
        return jdbc.query(
                "select patient_id from person_member where pending is not null and not patient_id = any(?::uuid[])"
                        + " order by pending limit ?",
                (row, number) -> row.getObject("patient_id", UUID.class),
                failed.toArray(UUID[]::new),
                AT_ONCE);
    }

    private void settle(UUID id) {
        pairs.lock();
        // Before the reading: what is written after it asks to be looked at again.
        jdbc.update("update person_member set pending = null where patient_id = ?", id);
        Optional<Patient> read = read(id);
        Optional<Traits> traits = read.map(patient -> Traits.of(id, patient));
        byte @Nullable [] likeness = traits.map(PersonIndex::likeness).orElse(null);
        jdbc.update(
                "update person_member set likeness = ? where patient_id = ? and likeness is distinct from ?",
                likeness,
                id,
                likeness);
        Map<UUID, PersonMatch> found =
                traits.map(known -> found(id, known, likeness)).orElseGet(LinkedHashMap::new);
        read.ifPresent(patient -> said(id, patient, found));
        Set<UUID> merged = read.map(PersonIndex::merged).orElse(Set.of());
        List<Row> rows = pairs.of(id);
        if (rows.isEmpty() && found.isEmpty() && merged.isEmpty()) {
            return;
        }
        Set<UUID> touched = new HashSet<>(pairs.members(List.of(id)).keySet());
        for (Row row : rows) {
            UUID other = row.pair().one().equals(id)
                    ? row.pair().other()
                    : row.pair().one();
            boolean stale = row.basis() == Basis.IDENTIFIER || row.basis() == Basis.LIKENESS;
            if (read.isEmpty() || (stale && !found.containsKey(other))) {
                pairs.remove(row, Callers.GATEWAY.partner());
            }
        }
        found.forEach((other, match) -> keep(Pair.of(id, other), match));
        merged.forEach(other ->
                pairs.put(Pair.of(id, other), State.LINKED, Basis.MERGE, MERGED, Callers.GATEWAY.partner(), null));
        touched.add(id);
        assign(touched);
    }

    /** What a person decided, or a merge said, is not changed by what is found. */
    private void keep(Pair pair, PersonMatch match) {
        boolean settled = pairs.find(pair)
                .filter(row -> row.basis() == Basis.PERSON || row.basis() == Basis.MERGE)
                .isPresent();
        if (!settled) {
            boolean shared = match.grounds().contains(Ground.SAME_IDENTIFIER);
            pairs.put(
                    pair,
                    match.verdict() == Verdict.LINK ? State.LINKED : State.PROPOSED,
                    shared ? Basis.IDENTIFIER : Basis.LIKENESS,
                    match,
                    Callers.GATEWAY.partner(),
                    null);
        }
    }

    /** Says anew who is one person, for these and all that they are linked with now. */
    void assign(Set<UUID> touched) {
        Set<UUID> reached = pairs.linkedWith(touched);
        Persons.of(reached, pairs.links(reached)).forEach(pairs::assign);
    }

    private Map<UUID, PersonMatch> found(UUID id, Traits traits, byte @Nullable [] likeness) {
        Map<UUID, Patient> candidates = new LinkedHashMap<>();
        for (Traits.Number number : traits.identifiers()) {
            String token = escaped(number.system()) + "|" + escaped(number.value());
            record.search(Callers.GATEWAY, SearchFromQuery.of("Patient", Map.of("identifier", List.of(token))))
                    .matches()
                    .forEach(stored -> candidates.put(stored.key().id(), parse(stored)));
        }
        if (likeness != null) {
            read(alike(id, likeness)).forEach(candidates::putIfAbsent);
        }
        candidates.remove(id);
        Map<UUID, PersonMatch> found = new LinkedHashMap<>();
        candidates.forEach((other, candidate) -> {
            PersonMatch match = PersonMatch.of(traits, Traits.of(other, candidate));
            if (match.verdict() != Verdict.NONE) {
                found.put(other, match);
            }
        });
        return found;
    }

    /** Whom the custodian takes for the same person (ADT^A24): for a person to decide, whatever speaks against it. */
    private void said(UUID id, Patient patient, Map<UUID, PersonMatch> found) {
        Map<UUID, Patient> others = read(ofSameCustodian(id, linked(patient, Set.of(LinkType.SEEALSO))));
        others.forEach((other, record) -> {
            PersonMatch match = PersonMatch.of(Traits.of(id, patient), Traits.of(other, record));
            Set<Ground> grounds = EnumSet.of(Ground.SAID_BY_CUSTODIAN);
            grounds.addAll(match.grounds());
            Verdict verdict = match.verdict() == Verdict.LINK ? Verdict.LINK : Verdict.PROPOSE;
            found.put(other, new PersonMatch(verdict, match.score(), grounds));
        });
    }

    /** What one custodian says of another's records says nothing. */
    private List<UUID> ofSameCustodian(UUID id, Set<UUID> others) {
        return others.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select other.patient_id from person_member other join person_member this using (custodian)"
                                + " where this.patient_id = ? and other.patient_id = any(?::uuid[])"
                                + " and other.patient_id <> this.patient_id",
                        (row, number) -> row.getObject("patient_id", UUID.class),
                        id,
                        others.toArray(UUID[]::new));
    }

    private List<UUID> alike(UUID id, byte[] likeness) {
        Map<UUID, UUID> persons = new LinkedHashMap<>();
        jdbc.query(
                "select patient_id, person_id from person_member where likeness = ? and patient_id <> ? limit ?",
                row -> {
                    persons.put(row.getObject("patient_id", UUID.class), row.getObject("person_id", UUID.class));
                },
                likeness,
                id,
                RECORDS_LOOKED_AT);
        return Set.copyOf(persons.values()).size() > MOST_ALIKE ? List.of() : List.copyOf(persons.keySet());
    }

    private static Set<UUID> merged(Patient patient) {
        return linked(patient, Set.of(LinkType.REPLACES, LinkType.REPLACEDBY));
    }

    private static Set<UUID> linked(Patient patient, Set<LinkType> types) {
        return patient.getLink().stream()
                .filter(link -> types.contains(link.getType()))
                .flatMap(link -> ResourceKey.of(link.getOther()).stream())
                .filter(key -> key.type().equals("Patient"))
                .map(ResourceKey::id)
                .collect(Collectors.toSet());
    }

    private Optional<Patient> read(UUID id) {
        return Optional.ofNullable(read(List.of(id)).get(id));
    }

    private Map<UUID, Patient> read(List<UUID> ids) {
        Map<UUID, Patient> patients = new LinkedHashMap<>();
        record
                .readAll(
                        Callers.GATEWAY,
                        ids.stream().map(id -> new ResourceKey("Patient", id)).toList())
                .stream()
                .filter(stored -> !stored.deleted())
                .forEach(stored -> patients.put(stored.key().id(), parse(stored)));
        return patients;
    }

    private Patient parse(StoredResource stored) {
        return fhir.newJsonParser().parseResource(Patient.class, stored.json());
    }

    private static byte @Nullable [] likeness(Traits traits) {
        String text = traits.likeness();
        return text == null ? null : Sha256.of(text);
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\,$|])", "\\\\$1");
    }
}
