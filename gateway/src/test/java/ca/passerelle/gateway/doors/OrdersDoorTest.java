package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Several orders in one message, over a socket against the whole gateway: each a referral of its own, all of them or none. */
@GatewayTest
class OrdersDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    private Mllp mllp = new Mllp(0);
    private Fhir clinic = new Fhir(0, "");
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void clients() {
        mllp = new Mllp(environment.getRequiredProperty("passerelle.mllp.port", Integer.class));
        clinic = new Fhir(port, "north-clinic");
    }

    @Test
    void eachOrderIsAReferralThatItsOwnNumberNames() {
        assertThat(send("1", "ORM^O01", order("NW", "A"), order("NW", "B"))).contains("MSA|AA|");
        Task one = task("A");
        Task other = task("B");
        assertThat(one.getFor().getReference()).isEqualTo(other.getFor().getReference());
        assertThat(one.getFocus().getReference()).isNotEqualTo(other.getFocus().getReference());
        assertThat(send("2", "OSU^O51", "ORC|CA|B-" + run)).contains("MSA|AA|");
        assertThat(task("B").getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task("A").getStatus()).isEqualTo(TaskStatus.REQUESTED);
        // One is cancelled and another placed by the same message; what the record refuses of one undoes the other.
        assertThat(send("3", "ORM^O01", order("CA", "A"), order("NW", "C"))).contains("MSA|AA|");
        assertThat(task("A").getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task("C").getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(send("4", "ORM^O01", order("NW", "D"), order("XO", "A") + "\\nNTE|1||Too late"))
                .contains("MSA|AE|");
        assertThat(count("D")).isZero();
    }

    private static String order(String control, String name) {
        return "ORC|" + control + "|" + name + "-RUN\nOBR|1|" + name + "-RUN||SP^Walks^L";
    }

    private String send(String control, String type, String... segments) {
        String header = "MSH|^~\\&|CLINIC|NORTH|PASSERELLE|GATEWAY|20261120093000-0800||" + type + "|" + run + "-"
                + control + "|P|2.5.1";
        String pid = "PID|1||P-" + run + "||Whitecloud^Marion||19480917|F";
        return mllp.send(header + "\n" + pid + "\n"
                + String.join("\n", List.of(segments)).replace("RUN", run) + "\n");
    }

    private int count(String name) {
        return clinic.get("Task?identifier=" + name + "-" + run)
                .as(Bundle.class)
                .getTotal();
    }

    private Task task(String name) {
        assertThat(count(name)).isEqualTo(1);
        return (Task) clinic.get("Task?identifier=" + name + "-" + run)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
    }
}
