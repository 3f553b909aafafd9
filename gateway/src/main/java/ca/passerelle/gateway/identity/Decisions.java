package ca.passerelle.gateway.identity;

import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.identity.PairTable.Basis;
import ca.passerelle.gateway.identity.PairTable.Row;
import ca.passerelle.gateway.identity.PairTable.State;
import ca.passerelle.gateway.identity.PersonMatch.Ground;
import ca.passerelle.gateway.identity.PersonMatch.Verdict;
import ca.passerelle.gateway.identity.Persons.Pair;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people decide on who is one person. A pair exists for whoever may see both Patients, and for nobody else; link workers, authorities, and
 * the custodian of both decide.
 */
@Component
class Decisions {

    private static final int MOST = 100;
    private static final int PAGE = 500;

    private final PairTable pairs;
    private final PersonIndex index;
    private final Custodians custodians;
    private final Partners partners;
    private final FhirRecord record;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Decisions(
            PairTable pairs,
            PersonIndex index,
            Custodians custodians,
            Partners partners,
            FhirRecord record,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.pairs = pairs;
        this.index = index;
        this.custodians = custodians;
        this.partners = partners;
        this.record = record;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What the caller may decide, the likeliest {@value #MOST} first. */
    List<Row> open(Caller caller) {
        List<Row> open = new ArrayList<>();
        List<Row> page = pairs.proposed(0, PAGE);
        for (int from = PAGE; !page.isEmpty() && open.size() < MOST; from += PAGE) {
            Set<UUID> visible = visible(
                    caller,
                    page.stream()
                            .flatMap(row ->
                                    Stream.of(row.pair().one(), row.pair().other()))
                            .collect(Collectors.toSet()));
            page.stream()
                    .filter(row -> visible.contains(row.pair().one())
                            && visible.contains(row.pair().other()))
                    .filter(row -> mayDecide(caller, row.pair()))
                    .limit(MOST - open.size())
                    .forEach(open::add);
            page = pairs.proposed(from, PAGE);
        }
        return open;
    }

    /** The Patients of the same person that the caller may see, without the one asked about. */
    List<ResourceKey> same(Caller caller, UUID patient) {
        ResourceKey asked = new ResourceKey("Patient", patient);
        if (!visible(caller, Set.of(patient)).contains(patient)) {
            throw Refusal.notFound("Patient");
        }
        return visible(caller, index.same(patient)).stream()
                .map(id -> new ResourceKey("Patient", id))
                .filter(key -> !key.equals(asked))
                .sorted()
                .toList();
    }

    /**
     * A pair as it stands; empty when nothing was found or decided.
     *
     * @throws Refusal NOT_FOUND when the caller does not see both, NOT_ALLOWED when it may not decide
     */
    Optional<Row> look(Caller caller, Pair pair) {
        require(caller, pair);
        return pairs.find(pair);
    }

    private void require(Caller caller, Pair pair) {
        if (pair.one().equals(pair.other()) || !sees(caller, pair)) {
            throw Refusal.notFound("pair");
        }
        if (!mayDecide(caller, pair)) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "pair",
                    ProblemCode.NOT_ALLOWED,
                    "Link workers, authorities, and the custodian of both decide who is one person.");
        }
    }

    /**
     * Decides a pair, proposed or not.
     *
     * @throws Refusal NOT_FOUND when the caller does not see both, NOT_ALLOWED when it may not decide, CONFLICT when others link what is to be
     *     apart
     */
    void decide(Caller caller, Pair pair, boolean linked, String reason) {
        require(caller, pair);
        transaction.executeWithoutResult(status -> {
            pairs.lock();
            Set<UUID> touched = new HashSet<>(
                    pairs.members(List.of(pair.one(), pair.other())).keySet());
            PersonMatch known = pairs.find(pair)
                    .map(row -> new PersonMatch(Verdict.PROPOSE, row.score(), grounds(row)))
                    .orElseGet(() -> new PersonMatch(Verdict.PROPOSE, 0, EnumSet.noneOf(Ground.class)));
            pairs.put(pair, linked ? State.LINKED : State.SEPARATE, Basis.PERSON, known, caller.partner(), reason);
            touched.add(pair.one());
            touched.add(pair.other());
            index.assign(touched);
            if (!linked && index.same(pair.one()).contains(pair.other())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "pair",
                        ProblemCode.CONFLICT,
                        "They are still linked through other records of the person: decide on those first.");
            }
            audit.add(new AuditTrail.Entry(
                    caller.partner(),
                    linked ? "person-link" : "person-separate",
                    "Patient",
                    pair.one() + " " + pair.other(),
                    "success"));
        });
    }

    private static Set<Ground> grounds(Row row) {
        Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        row.grounds().forEach(name -> grounds.add(Ground.valueOf(name)));
        return grounds;
    }

    private boolean mayDecide(Caller caller, Pair pair) {
        boolean trusted = partners.byId(caller.partner())
                .map(Partner::kind)
                .filter(kind -> kind == Partner.Kind.LINK_WORKER || kind == Partner.Kind.AUTHORITY)
                .isPresent();
        return trusted
                || custodians
                                .own(caller.partner(), List.of(pair.one(), pair.other()))
                                .size()
                        == 2;
    }

    private boolean sees(Caller caller, Pair pair) {
        return visible(caller, Set.of(pair.one(), pair.other())).size() == 2;
    }

    private Set<UUID> visible(Caller caller, Set<UUID> patients) {
        List<ResourceKey> keys =
                patients.stream().map(id -> new ResourceKey("Patient", id)).toList();
        return record.readAll(caller, keys).stream()
                .filter(stored -> !stored.deleted())
                .map(stored -> stored.key().id())
                .collect(Collectors.toSet());
    }
}
