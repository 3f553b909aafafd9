package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.profiles.BusinessStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** The ways in which a walk changes a Task over REST. */
final class WalkDoors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WalkDoors() {}

    static Task wish(Task before, BusinessStatus to, boolean complete) {
        Task wish = before.copy();
        wish.setStatus(to.taskStatus()).setBusinessStatus(to.concept());
        wish.setStatusReason(complete ? new CodeableConcept().setText("A reason") : null);
        wish.setOutput(
                complete
                        ? List.of(new Task.TaskOutputComponent(
                                new CodeableConcept().setText("What came of it"), new StringType("Met twice")))
                        : null);
        wish.setExecutionPeriod(null);
        if (complete) {
            wish.getExecutionPeriod().setStartElement(new DateTimeType("2027-01-10"));
        }
        return wish;
    }

    static Fhir.Answer any(Random random, Fhir client, Task before, Task wish) {
        return switch (random.nextInt(4)) {
            case 0 -> put(client, before, wish);
            case 1 -> transaction(client, before, wish);
            default -> patch(client, before, wish);
        };
    }

    static Fhir.Answer put(Fhir client, Task before, Task wish) {
        return client.put(
                path(before), wish, "If-Match", "W/\"" + before.getMeta().getVersionId() + "\"");
    }

    static Fhir.Answer transaction(Fhir client, Task before, Task wish) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(wish)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(path(before))
                .setIfMatch("W/\"" + before.getMeta().getVersionId() + "\"");
        return client.post("", bundle);
    }

    static Fhir.Answer patch(Fhir client, Task before, Task wish) {
        StringBuilder operations = new StringBuilder();
        for (String element : List.of("status", "businessStatus", "statusReason", "output", "executionPeriod")) {
            String now = element(wish, element);
            if (now != null) {
                operations.append(",{\"op\":\"add\",\"path\":\"/%s\",\"value\":%s}".formatted(element, now));
            } else if (element(before, element) != null) {
                operations.append(",{\"op\":\"remove\",\"path\":\"/%s\"}".formatted(element));
            }
        }
        return client.patch(path(before), "[" + operations.substring(1) + "]");
    }

    private static @Nullable String element(Task task, String name) {
        try {
            JsonNode node = JSON.readTree(Fhir.json(task)).get(name);
            return node == null ? null : node.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Task task) {
        return "Task/" + task.getIdElement().getIdPart();
    }
}
