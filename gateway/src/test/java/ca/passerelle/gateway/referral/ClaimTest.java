package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.Together;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** Tasks that nobody owns yet: who sees them, who may take them, and that only one does. */
@GatewayTest
class ClaimTest {

    private static final String ACCEPT = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]";

    @As("south-clinic")
    private Fhir clinic;

    @As("walkers")
    private Fhir walkers;

    @As("pantry")
    private Fhir pantry;

    @As("connectors")
    private Fhir connectors;

    @Test
    void aCandidateSeesTheTaskAndNotThePersonUntilItClaims() {
        Sent sent = send("walkers", "pantry");
        assertThat(walkers.get("Task?owner:missing=true&status=requested").body())
                .contains(sent.task());
        assertThat(walkers.get(sent.request()).status()).isEqualTo(404);
        assertThat(walkers.get(sent.patient()).status()).isEqualTo(404);
        assertThat(connectors.get(sent.task()).status()).as("no candidate").isEqualTo(404);
        Fhir.Answer claimed = walkers.patch(sent.task(), ACCEPT);
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
        Task task = claimed.as(Task.class);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/" + Referrals.organization("walkers"));
        assertThat(task.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(walkers.get(sent.request()).status()).isEqualTo(200);
        assertThat(walkers.get(sent.patient()).status()).isEqualTo(200);
        assertThat(pantry.get(sent.task()).status())
                .as("for the others it is gone")
                .isEqualTo(404);
        assertThat(pantry.get("Task?_id=" + new IdType(sent.task()).getIdPart())
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
    }

    @Test
    void ofManyClaimsOneSucceeds() throws Exception {
        for (int round = 0; round < 10; round++) {
            Sent sent = send("walkers", "pantry");
            AtomicInteger claimed = new AtomicInteger();
            Together.run(2, client -> {
                Fhir.Answer answer = (client % 2 == 0 ? walkers : pantry).patch(sent.task(), ACCEPT);
                assertThat(answer.status()).as(answer.body()).isIn(200, 404, 422);
                if (answer.status() == 200) {
                    claimed.incrementAndGet();
                }
            });
            assertThat(claimed.get()).isEqualTo(1);
        }
    }

    @Test
    void aCandidateNeitherDeclinesNorNamesAnother() {
        Sent sent = send("walkers");
        assertThat(walkers.patch(
                                sent.task(),
                                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"},"
                                        + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"no\"}}]")
                        .status())
                .isEqualTo(422);
        String forAnother =
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"},{\"op\":\"add\",\"path\":\"/owner\","
                        + "\"value\":{\"reference\":\"Organization/" + Referrals.organization("pantry") + "\"}}]";
        assertThat(walkers.patch(sent.task(), forAnother).status()).isEqualTo(403);
        String widened =
                "[{\"op\":\"add\",\"path\":\"/restriction/recipient/-\",\"value\":{\"reference\":\"Organization/"
                        + Referrals.organization("pantry") + "\"}}]";
        assertThat(walkers.patch(sent.task(), widened).status()).isEqualTo(422);
        String written = "[{\"op\":\"add\",\"path\":\"/note\",\"value\":[{\"text\":\"Ours?\"}]}]";
        assertThat(walkers.patch(sent.task(), written).status()).isEqualTo(403);
        assertThat(clinic.get(sent.task()).as(Task.class).hasOwner()).isFalse();
    }

    @Test
    void theRequesterNamesAnOwnerOnceAndForAll() {
        Sent sent = send("walkers");
        String named = "[{\"op\":\"add\",\"path\":\"/owner\",\"value\":{\"reference\":\"Organization/"
                + Referrals.organization("pantry") + "\"}}]";
        Fhir.Answer answer = clinic.patch(sent.task(), named);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(pantry.get(sent.patient()).status()).isEqualTo(200);
        assertThat(walkers.get(sent.task()).status()).isEqualTo(404);
        String other = named.replace(
                Referrals.organization("pantry").toString(),
                Referrals.organization("walkers").toString());
        assertThat(clinic.patch(sent.task(), other.replace("\"add\"", "\"replace\""))
                        .status())
                .isEqualTo(422);
    }

    private record Sent(String patient, String request, String task) {}

    private Sent send(String... candidates) {
        Bundle bundle = Referrals.transaction("connectors");
        Task task = (Task) bundle.getEntry().get(2).getResource();
        task.setOwner(null);
        for (String candidate : candidates) {
            task.getRestriction().addRecipient(new Reference("Organization/" + Referrals.organization(candidate)));
        }
        Fhir.Answer answer = clinic.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var entries = answer.as(Bundle.class).getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation())
                        .toUnqualifiedVersionless()
                        .getValue())
                .toList();
        return new Sent(entries.get(0), entries.get(1), entries.get(2));
    }
}
