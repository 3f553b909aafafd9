package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What stands still is noticed: a reminder, the requester told, at last an end. */
@GatewayTest
class ClockTest {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ReferralClock clock;

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @Test
    void whatNobodyAnswersIsRemindedEscalatedAndClosedEachOnce() {
        // Both have an address at which they are told of everything.
        Referrals.Sent sent = Referrals.send(clinic, "north-clinic");
        String id = sent.task().getIdPart();
        assertThat(standing(id)).isEqualTo("owner reply");
        clock.ring();
        assertThat(kinds(id)).as("it is not time yet").containsExactly("requested");
        timePasses(id);
        clock.ring();
        clock.ring();
        assertThat(kinds(id)).containsExactly("requested", "overdue");
        timePasses(id);
        clock.ring();
        assertThat(kinds(id)).containsExactly("requested", "overdue", "escalated");
        assertThat(told(id, 3)).as("the owner and the requester").isEqualTo(2);
        timePasses(id);
        clock.ring();
        clock.ring();
        assertThat(kinds(id)).containsExactly("requested", "overdue", "escalated", "moved");
        Task task = clinic.get(sent.taskPath()).as(Task.class);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("no-response");
        assertThat(clinic.get("ServiceRequest/" + sent.request().getIdPart())
                        .as(ServiceRequest.class)
                        .getStatus())
                .as("it may be referred anew")
                .isEqualTo(ServiceRequestStatus.ACTIVE);
        assertThat(waiting(id)).isZero();
    }

    @Test
    void aPlaceIsKeptForWhoeverWaitsUntilTheOfferLapses() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String id = sent.task().getIdPart();
        Task waiting = task(sent).setStatus(TaskStatus.ONHOLD).setBusinessStatus(BusinessStatus.WAITLISTED.concept());
        waiting.getExecutionPeriod().setStartElement(new DateTimeType("2027-03-01"));
        Extension stands = waiting.addExtension().setUrl(Systems.WAITLIST);
        stands.addExtension("position", new PositiveIntType(4));
        put(waiting);
        assertThat(standing(id)).isEqualTo("owner update");

        Task offering = task(sent);
        offering.getExtensionByUrl(Systems.WAITLIST).addExtension("offeredUntil", DateTimeType.now());
        put(offering);
        assertThat(kinds(id)).as("the requester learns of it").containsExactly("requested", "moved", "moved");
        assertThat(standing(id)).isEqualTo("requester answer");
        timePasses(id);
        clock.ring();
        clock.ring();
        assertThat(kinds(id)).containsExactly("requested", "moved", "moved", "offer-expired");
        assertThat(standing(id)).isEqualTo("owner update");
        Extension left = task(sent).getExtensionByUrl(Systems.WAITLIST);
        assertThat(left.getExtension()).extracting(Extension::getUrl).containsExactly("position");

        Referrals.move(connectors, id, "accepted");
        assertThat(task(sent).getExtension()).as("the wait is over").isEmpty();
    }

    private Task task(Referrals.Sent sent) {
        return connectors.get(sent.taskPath()).as(Task.class);
    }

    private void put(Task task) {
        Fhir.Answer answer = connectors.put(
                "Task/" + task.getIdElement().getIdPart(),
                task,
                "If-Match",
                "W/\"" + task.getMeta().getVersionId() + "\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void anAnswerBeginsTheNextWait() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String id = sent.task().getIdPart();
        timePasses(id);
        clock.ring();
        Referrals.move(connectors, id, "accepted");
        assertThat(standing(id)).isEqualTo("owner contact");
        clock.ring();
        assertThat(kinds(id)).containsExactly("requested", "overdue", "moved");
    }

    @Test
    void whatHasBegunIsNeverEndedByAClock() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String id = sent.task().getIdPart();
        Referrals.move(connectors, id, "accepted");
        Referrals.move(connectors, id, "in-progress");
        for (int i = 0; i < 4; i++) {
            timePasses(id);
            clock.ring();
        }
        assertThat(kinds(id)).containsExactly("requested", "moved", "moved", "overdue", "escalated");
        assertThat(clinic.get(sent.taskPath()).as(Task.class).getStatus()).isEqualTo(TaskStatus.INPROGRESS);
    }

    @Test
    void noOpenReferralIsWithoutANextActorAndADueTime() {
        Referrals.send(clinic, "connectors");
        assertThat(jdbc.queryForObject(
                        "select count(*) from referral where (next_actor is null or due is null) <> (status in ('rejected',"
                                + " 'cancelled', 'failed', 'completed', 'entered-in-error'))",
                        Integer.class))
                .isZero();
    }

    private void timePasses(String id) {
        jdbc.update(
                "update referral set alarm = clock_timestamp() - interval '1 s' where id = ?::uuid and alarm is not null",
                id);
    }

    private List<String> kinds(String id) {
        return jdbc.queryForList(
                "select kind from referral_event where referral_id = ?::uuid order by version", String.class, id);
    }

    private String standing(String id) {
        return String.valueOf(jdbc.queryForObject(
                "select next_actor || ' ' || clock from referral where id = ?::uuid", String.class, id));
    }

    private int waiting(String id) {
        return count("select count(*) from referral where id = ?::uuid and (alarm is not null or due is not null)", id);
    }

    private int told(String id, int version) {
        return count(
                "select count(distinct e.partner_id) from delivery d join partner_endpoint e on e.id = d.endpoint_id"
                        + " where d.referral_id = ?::uuid and d.version = " + version,
                id);
    }

    private int count(String sql, String id) {
        Integer count = jdbc.queryForObject(sql, Integer.class, id);
        return count == null ? -1 : count;
    }
}
