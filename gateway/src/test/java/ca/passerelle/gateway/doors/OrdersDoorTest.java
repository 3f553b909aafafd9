package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several orders in one message, over a socket against the whole gateway: each a referral of its own, all of them or none. */
@GatewayTest
class OrdersDoorTest {

    @Autowired
    private Mllp mllp;

    @As("north-clinic")
    private Fhir clinic;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

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
        assertThat(send("4", "ORM^O01", order("NW", "D"), order("XO", "A") + "\nNTE|1||Too late"))
                .contains("MSA|AE|")
                .contains("ERR||ORC^2^1^1|206")
                .doesNotContain("Bundle");
        assertThat(count("D")).isZero();
    }

    @Test
    void eachOfSeveralOrdersIsToldItsState() {
        assertThat(send("1", "ORM^O01", order("NW", "A"), order("NW", "B"), order("NW", "C")))
                .contains("MSA|AA|");
        // Completed without an acceptance before: two events, and still one message.
        assertThat(told(
                        "2",
                        status("OK", "A", ""),
                        status("UA", "B", "Full") + "NTE|1||No room\n",
                        status("SC", "C", "|CM")))
                .contains("MSA|AA|");
        assertThat(task("A").getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(task("B").getStatus()).isEqualTo(TaskStatus.REJECTED);
        assertThat(task("B").getStatusReason().getText()).isEqualTo("No room");
        assertThat(task("C").getStatus()).isEqualTo(TaskStatus.COMPLETED);
        // What one may not become leaves the other as it was; the answer names the order and the field.
        assertThat(told("3", status("SC", "A", "|IP"), status("OK", "B", "")))
                .contains("MSA|AE|")
                .contains("ERR||ORC^2^1^1|206")
                .doesNotContain("Bundle");
        assertThat(task("A").getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(told("4", status("SC", "A", "|IP"), status("OK", "A", "")))
                .contains("MSA|AE|")
                .contains("ERR||ORC^2^2^1|205");
        assertThat(told("5", status("SC", "A", "|IP"), "ORC|OK\n"))
                .contains("MSA|AE|")
                .contains("ERR||ORC^2^2^1|101");
        assertThat(send("6", "OSU^O51", "ORC|CA|A-RUN\nORC|OK|B-RUN"))
                .as("the clinic only cancels")
                .contains("MSA|AE|")
                .contains("ERR||ORC^2^1^1|204");
        assertThat(task("A").getStatus()).isEqualTo(TaskStatus.ACCEPTED);
    }

    private String status(String control, String name, String more) {
        String ours = task(name).getIdentifier().stream()
                .filter(each -> each.getSystem().endsWith("/referral-number"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return "ORC|" + control + "||" + ours + "^PASSERELLE|" + more + "\n";
    }

    private String told(String control, String... segments) {
        return mllp.send("MSH|^~\\&|HUB|CONNECT|PASSERELLE|GATEWAY|20261121093000-0800||OSU^O51|T" + run + "-" + control
                + "|P|2.5.1\n" + String.join("", List.of(segments)));
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
