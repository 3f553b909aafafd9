package ca.passerelle.gateway.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks both servers: first each question by one parameter; then mixtures of those on which they agree. */
final class Examination implements AutoCloseable {

    private static final long SEED = 42;
    private static final int EACH = 2;
    private static final int CLIENTS = 3;

    /** The types to ask about, when looking into a difference; empty for all. */
    private static final String ONLY = System.getProperty("oracle.types", "");

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final Server gateway;
    private final Server oracle;
    private final Map<String, Offer> offers;
    private final R4Rule rule;
    private final Questions questions;
    private final Mixtures mixtures;

    Examination(Server gateway, Server oracle, Population population, Map<String, Offer> offers, R4Rule rule) {
        Random random = new Random(SEED);
        this.gateway = gateway;
        this.oracle = oracle;
        this.offers = offers;
        this.rule = rule;
        this.questions = new Questions(population, random, EACH);
        this.mixtures = new Mixtures(population, offers, random);
    }

    void run(Judgement judgement) throws InterruptedException, ExecutionException {
        List<Offer> examined = offers.values().stream()
                .filter(offer -> offer.searchable() && offer.creatable())
                .filter(offer -> ONLY.isEmpty() || Set.of(ONLY.split(",")).contains(offer.type()))
                .toList();
        Map<String, List<Query>> agreed = new LinkedHashMap<>();
        for (Offer offer : examined) {
            List<Query> singles = offer.parameters().values().stream()
                    .flatMap(parameter -> questions.about(offer.type(), parameter).stream())
                    .toList();
            List<Case> cases = ask(singles);
            cases.forEach(judgement::take);
            agreed.put(
                    offer.type(),
                    cases.stream()
                            .filter(it -> it.mismatch() == null)
                            .map(Case::query)
                            .toList());
        }
        for (Offer offer : examined) {
            List<Query> singles = Objects.requireNonNull(agreed.get(offer.type()));
            List<Query> mixed = new ArrayList<>(mixtures.common(offer.type()));
            mixed.addAll(mixtures.combinations(singles));
            mixed.addAll(mixtures.orders(offer));
            mixed.addAll(mixtures.includes(offer));
            mixed.addAll(mixtures.chains(offer, agreed));
            ask(mixed).forEach(judgement::take);
        }
    }

    private List<Case> ask(Collection<Query> queries) throws InterruptedException, ExecutionException {
        List<Callable<Optional<Case>>> work = queries.stream()
                .<Callable<Optional<Case>>>map(query -> () -> ask(query))
                .toList();
        List<Case> cases = new ArrayList<>();
        for (Future<Optional<Case>> done : clients.invokeAll(work)) {
            done.get().ifPresent(cases::add);
        }
        return cases;
    }

    /** Empty for a chain that the gateway does not offer. */
    private Optional<Case> ask(Query query) {
        Found ours = Found.by(gateway, query);
        boolean probe = query.form().equals("chain") || query.form().equals("_has");
        return probe && ours.status() == 400
                ? Optional.empty()
                : Optional.of(new Case(query, ours, Found.by(oracle, query), rule.expected(query)));
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
