package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.doors.PartnerConfiguration.PartnerEntry;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.referral.AnswerProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Refuses to start a real gateway on anything of the sandbox's: its database, its tokens, or addresses that go unencrypted. */
@Component
@Profile("production | !sandbox")
class ProductionCheck implements InitializingBean {

    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");

    private final PartnerConfiguration partners;
    private final AnswerProperties answers;
    private final JdbcTemplate jdbc;

    ProductionCheck(PartnerConfiguration partners, AnswerProperties answers, JdbcTemplate jdbc) {
        this.partners = partners;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        List<String> tokens = partners.partners().stream()
                .map(PartnerEntry::tokens)
                .flatMap(List::stream)
                .toList();
        boolean sandboxDatabase = Boolean.TRUE.equals(
                jdbc.queryForObject("select to_regclass('sandbox_capture') is not null", Boolean.class));
        List<String> reasons = reasons(tokens, sandboxDatabase, answers.publicUrl());
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("The gateway does not start: " + String.join(" ", reasons));
        }
    }

    /** Why not to start; empty when nothing stands against it. No token is quoted. */
    static List<String> reasons(Collection<String> tokens, boolean sandboxDatabase, String publicUrl) {
        List<String> reasons = new ArrayList<>();
        if (sandboxDatabase) {
            reasons.add(
                    "The database is a sandbox's (it has the table sandbox_capture); production needs one of its own.");
        }
        if (tokens.stream().anyMatch(token -> token.startsWith(Partners.SANDBOX_TOKEN))) {
            reasons.add("A token in passerelle.partners is a sandbox's (it begins with " + Partners.SANDBOX_TOKEN
                    + "); give each partner a secret one.");
        }
        if (!isSafe(publicUrl)) {
            reasons.add("passerelle.answer.public-url must be an https address: links to answer by go out with it.");
        }
        return reasons;
    }

    private static boolean isSafe(String url) {
        try {
            URI address = URI.create(url);
            boolean https = "https".equals(address.getScheme());
            boolean here =
                    "http".equals(address.getScheme()) && THIS_COMPUTER.contains(String.valueOf(address.getHost()));
            return address.getHost() != null && (https || here);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
