package ca.passerelle.gateway.oracle;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Batches and transactions: each entry's status, references between entries, and all or nothing. */
final class BundleScript {

    private BundleScript() {}

    static void play(Stage stage) {
        Server server = stage.server();
        String number = UUID.randomUUID().toString();
        String who = "urn:uuid:" + UUID.randomUUID();
        Server.Answer made = send(
                stage,
                "transaction",
                "transaction",
                post("Practitioner", who, Stage.practitioner(number, "Roy")),
                post(
                        "PractitionerRole",
                        "urn:uuid:" + UUID.randomUUID(),
                        "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"" + who + "\"}}"));
        List<String> keys = made.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResponse().getLocation().replaceAll("/_history.*", ""))
                .toList();
        PractitionerRole role = server.get(keys.get(1)).as(PractitionerRole.class);
        stage.say(
                "transaction resolves references",
                role.getPractitioner().getReference().equals(keys.get(0).replaceAll(".*/(Practitioner/)", "$1")));
        refusals(stage);
        conditions(stage, number);
        batches(stage, keys.get(0).replaceAll(".*/(Practitioner/)", "$1"));
    }

    private static void refusals(Stage stage) {
        String number = UUID.randomUUID().toString();
        send(
                stage,
                "transaction with a bad entry",
                "transaction",
                post("Practitioner", "", Stage.practitioner(number, "Roy")),
                post(
                        "PractitionerRole",
                        "",
                        "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"Practitioner/"
                                + UUID.randomUUID() + "\"}}"));
        stage.say("transaction with a bad entry stores", stage.count("Practitioner?identifier=" + number));
        send(
                stage,
                "transaction with a reference to no entry",
                "transaction",
                post(
                        "PractitionerRole",
                        "",
                        "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"urn:uuid:"
                                + UUID.randomUUID() + "\"}}"));
        send(stage, "transaction without entries", "transaction");
        stage.note(
                "bundle that is no transaction",
                stage.server().post("", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}"));
        stage.note("bundle that is none", stage.server().post("", "{\"resourceType\":\"Practitioner\"}"));
        send(
                stage,
                "transaction with an entry without request",
                "transaction",
                "{\"resource\":" + Stage.practitioner(number, "Roy") + "}");
        String url = "urn:uuid:" + UUID.randomUUID();
        send(
                stage,
                "transaction with a full URL twice",
                "transaction",
                post("Practitioner", url, Stage.practitioner(UUID.randomUUID().toString(), "Roy")),
                post("Practitioner", url, Stage.practitioner(UUID.randomUUID().toString(), "Roy")));
    }

    private static void conditions(Stage stage, String number) {
        String query = "Practitioner?identifier=https://example.org/n%7C" + number;
        send(
                stage,
                "transaction with a conditional reference",
                "transaction",
                post(
                        "PractitionerRole",
                        "",
                        "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"" + query + "\"}}"));
        send(
                stage,
                "transaction with a conditional reference to none",
                "transaction",
                post(
                        "PractitionerRole",
                        "",
                        "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"Practitioner?identifier="
                                + UUID.randomUUID() + "\"}}"));
        send(
                stage,
                "transaction with a conditional create, one",
                "transaction",
                "{\"resource\":" + Stage.practitioner(number, "Roy")
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Practitioner\",\"ifNoneExist\":\"identifier=https://example.org/n|"
                        + number + "\"}}");
        send(
                stage,
                "transaction with a conditional update, one",
                "transaction",
                "{\"resource\":" + Stage.practitioner(number, "Noël") + ",\"request\":{\"method\":\"PUT\",\"url\":\""
                        + query + "\"}}");
        stage.say("after the conditions", stage.count(query));
    }

    private static void batches(Stage stage, String key) {
        String number = UUID.randomUUID().toString();
        send(
                stage,
                "batch",
                "batch",
                post("Practitioner", "", Stage.practitioner(number, "Roy")),
                "{\"request\":{\"method\":\"GET\",\"url\":\"" + key + "\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":\"Practitioner/" + UUID.randomUUID() + "\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":\"Practitioner?identifier=" + number + "\"}}",
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"Practitioner/" + UUID.randomUUID() + "\"}}");
        send(
                stage,
                "batch with an update",
                "batch",
                "{\"resource\":" + Stage.practitioner(number, "Roy", Stage.withId(key))
                        + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + key + "\"}}");
        send(
                stage,
                "batch with an update of another version",
                "batch",
                "{\"resource\":" + Stage.practitioner(number, "Noël", Stage.withId(key))
                        + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + key + "\",\"ifMatch\":\"W/\\\"77\\\"\"}}");
        send(
                stage,
                "transaction with a read",
                "transaction",
                post("Practitioner", "", Stage.practitioner(UUID.randomUUID().toString(), "Roy")),
                "{\"request\":{\"method\":\"GET\",\"url\":\"" + key + "\"}}");
        send(
                stage,
                "transaction with a deletion",
                "transaction",
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + created(stage) + "\"}}");
    }

    private static String created(Stage stage) {
        return Stage.created(stage.server()
                .post("Practitioner", Stage.practitioner(UUID.randomUUID().toString(), "Roy")));
    }

    private static String post(String type, String fullUrl, String resource) {
        return "{" + (fullUrl.isEmpty() ? "" : "\"fullUrl\":\"" + fullUrl + "\",") + "\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    private static Server.Answer send(Stage stage, String step, String type, String... entries) {
        String list = entries.length == 0 ? "" : ",\"entry\":[" + String.join(",", entries) + "]";
        Server.Answer answer =
                stage.server().post("", "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\"" + list + "}");
        return stage.note(
                step,
                answer,
                answer.isGood()
                        ? answer.as(Bundle.class).getEntry().stream()
                                .map(entry -> entry.getResponse().getStatus().substring(0, 3))
                                .collect(Collectors.joining(","))
                        : "");
    }
}
