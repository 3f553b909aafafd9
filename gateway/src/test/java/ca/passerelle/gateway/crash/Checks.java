package ca.passerelle.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.HookReceiver;
import ca.passerelle.gateway.testing.HookReceiver.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.Bundle;

/** What must hold after all of it, by what the partners wrote down. */
final class Checks {

    private static final Pattern CONTROL = Pattern.compile("^MSH(?:\\|[^|]*){8}\\|([^|]*)");
    private static final Pattern STATUS =
            Pattern.compile("OBX\\|1\\|CWE\\|referral-business-status[^|]*\\|\\|([a-z-]+)\\^");

    private Checks() {}

    /** Everything that was sent is in the record exactly once. Gives the Task of each number. */
    static Map<String, String> once(Fhir clinic, Ledger ledger) {
        assertThat(ledger.complaints()).isEmpty();
        assertThat(ledger.answers().keySet())
                .containsExactlyInAnyOrderElementsOf(ledger.intents().keySet());
        Map<String, String> tasks = new HashMap<>();
        for (String number : ledger.intents().keySet()) {
            Bundle requests = clinic.get("ServiceRequest?identifier=" + number).as(Bundle.class);
            assertThat(requests.getEntry()).as("ServiceRequests of %s", number).hasSize(1);
            String request =
                    requests.getEntryFirstRep().getResource().getIdElement().getIdPart();
            Bundle found = clinic.get("Task?focus=ServiceRequest/" + request).as(Bundle.class);
            assertThat(found.getEntry()).as("Tasks of %s", number).hasSize(1);
            tasks.put(
                    number,
                    found.getEntryFirstRep().getResource().getIdElement().getIdPart());
        }
        assertThat(clinic.get("Task?_summary=count").as(Bundle.class).getTotal())
                .isEqualTo(tasks.size());
        return tasks;
    }

    /** Each Task's versions were first told of in this order, and a repeat was the same as the first. */
    static void told(HookReceiver hook, Iterable<String> tasks, Long... versions) {
        Map<String, Notice> first = new LinkedHashMap<>();
        for (Notice notice : hook.received()) {
            Notice earlier = first.putIfAbsent(notice.delivery(), notice);
            if (earlier != null) {
                assertThat(notice.body()).isEqualTo(earlier.body());
            }
        }
        Map<String, List<Long>> order = new HashMap<>();
        first.values().forEach(notice -> order.computeIfAbsent(notice.task(), any -> new ArrayList<>())
                .add(notice.version()));
        assertThat(tasks).allSatisfy(task -> assertThat(order.get(task)).containsExactly(versions));
        assertThat(order).hasSameSizeAs(tasks);
        assertThat(first.values().stream().mapToLong(Notice::number).sorted())
                .containsExactly(LongStream.rangeClosed(1, first.size()).boxed().toArray(Long[]::new));
        assertThat(hook.received()).noneMatch(notice -> notice.body().contains(Clinic.CANARY));
    }

    /** Each referral's statuses reached the EMR first in this order, and a repeat had the same control id. */
    static void replied(EmrReceiver emr, Iterable<String> numbers, String... statuses) {
        for (String number : numbers) {
            Map<String, String> first = new LinkedHashMap<>();
            for (String message : emr.holding("|" + number + "^CLINIC")) {
                first.putIfAbsent(group(CONTROL, message), group(STATUS, message));
            }
            assertThat(first.values()).as(number).containsExactly(statuses);
        }
    }

    private static String group(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        assertThat(matcher.find()).as(message).isTrue();
        return matcher.group(1);
    }
}
