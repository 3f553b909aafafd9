package ca.passerelle.gateway.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Thousands of searches on both servers over the same resources: the same matches, order, totals, includes and status. */
@GatewayTest
class SearchOracle {

    /** Forms that would prove nothing if they never found anything. */
    private static final List<String> ASKED_WITH_SUCCESS = List.of(
            "all",
            "pages sorted",
            "token system|code",
            "token |code",
            "token :not",
            "reference Type/id",
            "reference :Type id",
            "reference absolute",
            "string accents",
            "string :contains case",
            "date and",
            "uri",
            "_include",
            "_revinclude",
            "chain",
            "_has",
            "combination");

    @LocalServerPort
    private int port;

    @Test
    void everyDeclaredSearchGivesWhatTheOracleGives() throws Exception {
        Server gateway = Server.gateway(port, "south-clinic");
        Map<String, Offer> offers = Offer.read(gateway);
        try (OracleProcess process = new OracleProcess(
                Path.of("target", "oracle.log"), TestDatabase.create(), "--reuse-millis=0", "--index-missing=true")) {
            Server oracle = Server.oracle(process);
            Population population = new Population(gateway, Server.gateway(port, "test-211"), recipients(), offers);
            population.fill(oracle);
            R4Rule rule = new R4Rule(population, offers);
            Judgement judgement = new Judgement(population, rule);
            try (Examination examination = new Examination(gateway, oracle, population, offers, rule)) {
                examination.run(judgement);
            }
            judgement.report();
            offers.values().stream()
                    .filter(offer -> offer.searchable() && offer.creatable())
                    // It is carried out, not only kept: invented ones are refused.
                    .filter(offer -> !offer.type().equals("Subscription"))
                    .forEach(offer -> assertThat(population.of(offer.type()))
                            .as("resources of " + offer.type())
                            .hasSizeGreaterThan(3));
            for (String form : ASKED_WITH_SUCCESS) {
                assertThat(judgement.found(form)).as("found by " + form).isPositive();
            }
            assertThat(judgement.defects())
                    .as("searches that the gateway answers differently")
                    .isEmpty();
            assertThat(judgement.explained())
                    .as("deliberate differences that occur")
                    .containsExactly(Difference.values());
        }
    }

    private Map<String, Server> recipients() {
        return Stream.of("connectors", "walkers", "pantry")
                .collect(Collectors.toMap(
                        partner -> "Organization/" + Referrals.organization(partner),
                        partner -> Server.gateway(port, partner)));
    }
}
