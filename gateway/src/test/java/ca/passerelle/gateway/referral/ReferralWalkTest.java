package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.referral.Lifecycle.Ruling;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.TransitionTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Random walks over the API against the table: whoever wishes for whatever, in whatever order and as often as it likes, gets just what the
 * pure function says, and the log, the Task and the row of the referral agree after each step.
 */
@GatewayTest
class ReferralWalkTest {

    private static final int STEPS = 60;
    private static final Lifecycle LIFECYCLE = new Lifecycle(TransitionTable.load());

    @Autowired
    private JdbcTemplate jdbc;

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @ParameterizedTest
    @ValueSource(longs = {211, 811, 988, 1867, 2026, 49, 514, 604})
    void aWalkOverTheApiIsAWalkOverTheTable(long seed) {
        Random random = new Random(seed);
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        for (int step = 0; step < STEPS; step++) {
            Actor actor = random.nextBoolean() ? Actor.OWNER : Actor.REQUESTER;
            Fhir who = actor == Actor.OWNER ? connectors : clinic;
            Task before = who.get(sent.taskPath()).as(Task.class);
            BusinessStatus to = BusinessStatus.values()[random.nextInt(BusinessStatus.values().length)];
            Task wish = wish(before, to, random.nextInt(5) > 0);
            Fhir.Answer answer = who.put(
                    sent.taskPath(), wish, "If-Match", "W/\"" + before.getMeta().getVersionId() + "\"");
            compare(before, wish, to, actor, answer, who.get(sent.taskPath()).as(Task.class));
            agree(sent.task().getIdPart(), who);
            boolean over =
                    LIFECYCLE.isTerminal(who.get(sent.taskPath()).as(Task.class).getStatus());
            if (over && random.nextInt(3) == 0) {
                sent = Referrals.send(clinic, "connectors");
            }
        }
    }

    private static Task wish(Task before, BusinessStatus to, boolean complete) {
        Task wish = before.copy();
        wish.setStatus(to.taskStatus()).setBusinessStatus(to.concept());
        if (complete) {
            wish.setStatusReason(new CodeableConcept().setText("A reason"));
            wish.setOutput(List.of(new Task.TaskOutputComponent(
                    new CodeableConcept().setText("What came of it"), new StringType("Met twice"))));
            wish.getExecutionPeriod().setStartElement(new DateTimeType("2027-01-10"));
        } else {
            wish.setStatusReason(null);
            wish.setExecutionPeriod(null);
            wish.setOutput(null);
        }
        return wish;
    }

    private static void compare(
            Task before, Task wish, BusinessStatus to, Actor actor, Fhir.Answer answer, Task after) {
        State from = state(before);
        boolean sameState = from.business() == to;
        if (sameState) {
            // Nothing is wished for but what is there, or a word is added to it: never a move.
            assertThat(state(after)).isEqualTo(from);
            assertThat(answer.status()).as(answer.body()).isIn(200, 422);
            return;
        }
        Ruling ruling = LIFECYCLE.rule(new Lifecycle.Wish(from, to.taskStatus(), to, Set.of(actor), carried(wish)));
        String what = actor + " " + from + " to " + to + ": " + answer.body();
        if (ruling instanceof Ruling.Allowed allowed) {
            assertThat(answer.status()).as(what).isEqualTo(200);
            assertThat(state(after))
                    .as(what)
                    .isEqualTo(new State(
                            allowed.transition().to(), allowed.transition().toBusiness()));
        } else {
            assertThat(answer.status()).as(what).isEqualTo(422);
            assertThat(answer.body())
                    .containsAnyOf(((Ruling.Refused) ruling)
                            .problems().stream()
                                    .map(problem -> problem.code().code())
                                    .toArray(String[]::new));
            assertThat(after.getMeta().getVersionId())
                    .as("a refusal leaves no trace")
                    .isEqualTo(before.getMeta().getVersionId());
        }
    }

    private static Set<Requirement> carried(Task wish) {
        Set<Requirement> carried = EnumSet.noneOf(Requirement.class);
        if (wish.hasStatusReason()) {
            carried.addAll(EnumSet.allOf(Requirement.class));
        }
        return carried;
    }

    /** The Task, the last event and the row say the same, versions have no gap, and who is awaited until when is known. */
    private void agree(String id, Fhir who) {
        Task task = who.get("Task/" + id).as(Task.class);
        Map<String, Object> row = jdbc.queryForMap(
                "select r.status, r.business_status, r.version, r.next_actor, r.due, e.to_status, e.to_business,"
                        + " (select count(*) from referral_event c where c.referral_id = r.id) as events"
                        + " from referral r join referral_event e on e.referral_id = r.id and e.version = r.version"
                        + " where r.id = ?::uuid",
                id);
        assertThat(row.get("status")).isEqualTo(task.getStatus().toCode()).isEqualTo(row.get("to_status"));
        assertThat(row.get("business_status")).isEqualTo(row.get("to_business"));
        assertThat(BusinessStatus.of(task.getBusinessStatus()).map(BusinessStatus::code))
                .contains(String.valueOf(row.get("business_status")));
        assertThat(row.get("version")).isEqualTo(row.get("events"));
        TaskStatus status = task.getStatus();
        assertThat(row.get("next_actor") == null).isEqualTo(LIFECYCLE.isTerminal(status));
        assertThat(row.get("due") == null).isEqualTo(LIFECYCLE.isTerminal(status));
    }

    private static State state(Task task) {
        return new State(
                task.getStatus(), BusinessStatus.of(task.getBusinessStatus()).orElseThrow());
    }

    @Test
    void anEchoOfOnesOwnUpdateChangesNothingAndTellsNobody() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        Task task = connectors.get(sent.taskPath()).as(Task.class);
        Fhir.Answer echo = connectors.put(
                sent.taskPath(), task, "If-Match", "W/\"" + task.getMeta().getVersionId() + "\"");
        assertThat(echo.status()).as(echo.body()).isEqualTo(200);
        assertThat(connectors.get(sent.taskPath()).as(Task.class).getMeta().getVersionId())
                .isEqualTo(task.getMeta().getVersionId());
        assertThat(jdbc.queryForObject(
                        "select count(*) from referral_event where referral_id = ?::uuid",
                        Integer.class,
                        sent.task().getIdPart()))
                .isEqualTo(2);
    }
}
