package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.ClockPolicy;
import ca.passerelle.profiles.PatientTaskKind;
import ca.passerelle.profiles.Systems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a person was asked and has not done is noticed: who may act in her name is reminded, who asked is told, at last it is cancelled. */
@GatewayTest
class PatientClockTest {

    private static final Instant NOW = Instant.parse("2027-02-01T12:00:00Z");

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PatientClock clock;

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @Test
    void itRemindsTellsAndCancelsEachOnce() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String asked = ask(connectors, question().addPartOf(new Reference(sent.taskPath())));
        String referral = sent.task().getIdPart();
        clock.ring();
        assertThat(rules(referral)).as("it is not time yet").containsExactly("send", "patient-ask");
        timePasses(asked);
        clock.ring();
        clock.ring();
        assertThat(rules(referral)).containsExactly("send", "patient-ask", "clock-person");
        assertThat(told(referral, 3)).as("the clinic may act in her name").containsExactly("south-clinic");
        timePasses(asked);
        clock.ring();
        assertThat(told(referral, 4))
                .as("whoever asked, which has no address, is told in the log alone")
                .isEmpty();
        timePasses(asked);
        clock.ring();
        clock.ring();
        assertThat(rules(referral))
                .containsExactly("send", "patient-ask", "clock-person", "clock-person", "patient-cancel");
        Task task = clinic.get(asked).as(Task.class);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("no-response");
        assertThat(clinic.get(sent.taskPath()).as(Task.class).getStatus())
                .as("the referral goes on")
                .isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void aStepOfThePersonAndAnotherDayBeginTheTimeAnewAndOutsideOfAReferralItEndsToo() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String asked = ask(
                clinic,
                question().setFor(new Reference("Patient/" + sent.patient().getIdPart())));
        timePasses(asked);
        clock.ring();
        assertThat(stage(asked)).isEqualTo(1);
        Referrals.move(clinic, new IdType(asked).getIdPart(), "in-progress");
        assertThat(stage(asked)).isZero();
        timePasses(asked);
        clock.ring();
        assertThat(clinic.patch(
                                asked,
                                "[{\"op\":\"add\",\"path\":\"/restriction\",\"value\":{\"period\":{\"end\":\"2099-03-01\"}}}]")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.queryForObject(
                        "select extract(year from due) || ' ' || alarm_stage from patient_task where id = ?::uuid",
                        String.class,
                        new IdType(asked).getIdPart()))
                .isEqualTo("2099 0");
        for (int i = 0; i < 3; i++) {
            timePasses(asked);
            clock.ring();
        }
        assertThat(clinic.get(asked).as(Task.class).getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(jdbc.queryForObject(
                        "select count(*) from patient_task where (due is null) <> (status in ('cancelled', 'failed',"
                                + " 'completed', 'entered-in-error'))",
                        Integer.class))
                .as("nothing open is without a due time, nothing over has one")
                .isZero();
    }

    @Test
    void theDayThatIsAskedForComesFirstThenTheAuthoritysPolicyThenTheGeneralOne() {
        PatientDeadlines deadlines = new PatientDeadlines(List.of(
                policy(null, Duration.ofDays(14), ServiceRequestPriority.ROUTINE),
                policy(null, Duration.ofDays(3), ServiceRequestPriority.URGENT),
                policy("south-clinic", Duration.ofDays(5), ServiceRequestPriority.ROUTINE)));
        assertThat(deadlines.of(question(), "other", NOW).due()).isEqualTo(NOW.plus(Duration.ofDays(14)));
        assertThat(deadlines.of(question(), "south-clinic", NOW).due()).isEqualTo(NOW.plus(Duration.ofDays(5)));
        Task urgent = question().setPriority(TaskPriority.URGENT);
        assertThat(deadlines.of(urgent, "other", NOW).due()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        urgent.getRestriction().getPeriod().setEndElement(new DateTimeType("2027-02-10"));
        assertThat(deadlines.of(urgent, "other", NOW).due())
                .as("when the day is over")
                .isEqualTo("2027-02-11T00:00:00Z");
        urgent.getRestriction().getPeriod().setEndElement(new DateTimeType("2027-01-10"));
        assertThat(deadlines.of(urgent, "other", NOW).due())
                .as("a day that is past is no day")
                .isEqualTo(NOW.plus(Duration.ofDays(3)));
    }

    private static ClockPolicy policy(
            @org.jspecify.annotations.Nullable String authority, Duration due, ServiceRequestPriority priority) {
        return new ClockPolicy(authority, null, priority, ClockKind.PERSON, due, Duration.ofDays(1), null);
    }

    private static Task question() {
        Task task = new Task().setIntent(TaskIntent.ORDER).setStatus(TaskStatus.READY);
        task.setCode(
                new CodeableConcept(new Coding(Systems.GRAVITY, PatientTaskKind.GENERAL_INFORMATION.code(), null)));
        return task.setDescription("Mornings or afternoons?");
    }

    private static String ask(Fhir by, Task task) {
        Fhir.Answer answer = by.post("Task", task);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "Task/" + answer.as(Task.class).getIdElement().getIdPart();
    }

    private void timePasses(String asked) {
        jdbc.update(
                "update patient_task set alarm = clock_timestamp() - interval '1 s' where id = ?::uuid and alarm is not null",
                new IdType(asked).getIdPart());
    }

    private int stage(String asked) {
        return jdbc.queryForObject(
                "select alarm_stage from patient_task where id = ?::uuid",
                Integer.class,
                new IdType(asked).getIdPart());
    }

    private List<String> rules(String referral) {
        return jdbc.queryForList(
                "select rule from referral_event where referral_id = ?::uuid order by version", String.class, referral);
    }

    private List<String> told(String referral, int version) {
        return jdbc.queryForList(
                "select p.key from delivery d join partner_endpoint e on e.id = d.endpoint_id join partner p on p.id ="
                        + " e.partner_id where d.referral_id = ?::uuid and d.version = " + version,
                String.class,
                referral);
    }
}
