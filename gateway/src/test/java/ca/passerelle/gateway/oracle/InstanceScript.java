package ca.passerelle.gateway.oracle;

import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;

/** Create, read, vread, update, patch, delete and history of one resource. */
final class InstanceScript {

    private static final String JSON_PATCH = "application/json-patch+json";

    private InstanceScript() {}

    static void play(Stage stage) {
        Server server = stage.server();
        Server.Answer made =
                server.post("Practitioner", Stage.practitioner(stage.unique, "Roy", ",\"id\":\"of-the-client\""));
        String key = Stage.created(made);
        stage.note("create", made, Stage.etag(made));
        stage.say("create takes no id of the client's", !key.endsWith("of-the-client"));
        reads(stage, key);
        updates(stage, key);
        patches(stage, key);
        history(stage, key);
        deletes(stage, key);
    }

    private static void reads(Stage stage, String key) {
        Server server = stage.server();
        Server.Answer read = server.get(key);
        stage.note("read", read, Stage.etag(read));
        stage.say(
                "read Last-Modified", read.headers().firstValue("Last-Modified").isPresent());
        stage.note("read of none", server.get("Practitioner/" + UUID.randomUUID()));
        stage.note("read of an id that is none", server.get("Practitioner/none-of-ours"));
        stage.note("read of a type that is none", server.get("Practicioner/" + UUID.randomUUID()));
        stage.note("vread", server.get(key + "/_history/1"));
        stage.note("vread of none", server.get(key + "/_history/99"));
        stage.note("read if none match", server.get(key, "If-None-Match", "W/\"1\""));
        stage.note("read if none match another", server.get(key, "If-None-Match", "W/\"7\""));
        stage.note("read as XML", server.get(key, "Accept", "application/fhir+xml"));
        stage.note("read as XML by parameter", server.get(key + "?_format=xml"));
        stage.note("read summary", server.get(key + "?_summary=true"));
        stage.note("read elements", server.get(key + "?_elements=name"));
    }

    private static void updates(Stage stage, String key) {
        Server server = stage.server();
        String id = Stage.withId(key);
        Server.Answer updated = server.put(key, Stage.practitioner(stage.unique, "Gagné", id));
        stage.note("update", updated, Stage.etag(updated));
        Server.Answer again = server.put(key, Stage.practitioner(stage.unique, "Gagné", id));
        stage.note("update without a change", again, Stage.etag(again));
        stage.note("update without the id", server.put(key, Stage.practitioner(stage.unique, "Roy")));
        stage.note(
                "update with another id",
                server.put(key, Stage.practitioner(stage.unique, "Roy", ",\"id\":\"" + UUID.randomUUID() + "\"")));
        stage.note(
                "update of another version",
                server.put(key, Stage.practitioner(stage.unique, "Roy", id), "If-Match", "W/\"1\""));
        Server.Answer matched = server.put(key, Stage.practitioner(stage.unique, "Roy", id), "If-Match", "W/\"2\"");
        stage.note("update of this version", matched, Stage.etag(matched));
        UUID other = UUID.randomUUID();
        stage.note(
                "update as create",
                server.put(
                        "Practitioner/" + other,
                        Stage.practitioner(other.toString(), "Roy", ",\"id\":\"" + other + "\"")));
        stage.note("update with another type", server.put(key, "{\"resourceType\":\"Patient\"" + id + "}"));
        Server.Answer minimal =
                server.put(key, Stage.practitioner(stage.unique, "Noël", id), "Prefer", "return=minimal");
        stage.note("update, minimal answer", minimal, minimal.body().isEmpty() ? "empty" : "with a body");
    }

    private static void patches(Stage stage, String key) {
        Server server = stage.server();
        stage.note(
                "patch", patch(server, key, "[{\"op\":\"replace\",\"path\":\"/name/0/family\",\"value\":\"Émond\"}]"));
        stage.note("patch adds", patch(server, key, "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]"));
        stage.note(
                "patch whose test fails",
                patch(server, key, "[{\"op\":\"test\",\"path\":\"/active\",\"value\":false}]"));
        stage.note("patch of nothing there", patch(server, key, "[{\"op\":\"remove\",\"path\":\"/photo/0\"}]"));
        stage.note(
                "patch to what FHIR does not know",
                patch(server, key, "[{\"op\":\"add\",\"path\":\"/colour\",\"value\":\"blue\"}]"));
        stage.note("patch that is none", patch(server, key, "{\"op\":\"add\"}"));
        stage.note("patch that is no JSON", patch(server, key, "[{"));
        stage.note("patch of none", patch(server, "Practitioner/" + UUID.randomUUID(), "[]"));
        stage.note(
                "patch of another version",
                server.send(
                        "PATCH",
                        key,
                        "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]",
                        "Content-Type",
                        JSON_PATCH,
                        "If-Match",
                        "W/\"1\""));
    }

    private static Server.Answer patch(Server server, String key, String patch) {
        return server.send("PATCH", key, patch, "Content-Type", JSON_PATCH);
    }

    private static void history(Stage stage, String key) {
        Server server = stage.server();
        Server.Answer history = server.get(key + "/_history?_count=50");
        stage.note("history", history, versions(history));
        Server.Answer page = server.get(key + "/_history?_count=2");
        stage.note("history, a page", page, versions(page));
        stage.note("history of none", server.get("Practitioner/" + UUID.randomUUID() + "/_history"));
        stage.note(
                "FHIRPath patch",
                server.send(
                        "PATCH",
                        key,
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                                + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"path\",\"valueString\":\"Practitioner.active\"},"
                                + "{\"name\":\"value\",\"valueBoolean\":false}]}]}"));
    }

    private static void deletes(Stage stage, String key) {
        Server server = stage.server();
        stage.note("delete", server.send("DELETE", key, null));
        stage.note("read when deleted", server.get(key));
        stage.note("vread from before", server.get(key + "/_history/1"));
        stage.say("search when deleted", stage.count("Practitioner?identifier=" + stage.unique));
        Server.Answer history = server.get(key + "/_history?_count=1");
        stage.note(
                "history of the deletion",
                history,
                history.isGood()
                        ? history.as(Bundle.class)
                                        .getEntryFirstRep()
                                        .getRequest()
                                        .getMethod() + " "
                                + history.as(Bundle.class).getEntryFirstRep().hasResource()
                        : "");
        stage.note("delete again", server.send("DELETE", key, null));
        stage.note("delete of none", server.send("DELETE", "Practitioner/" + UUID.randomUUID(), null));
        stage.note("patch when deleted", patch(server, key, "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]"));
        stage.note("update when deleted", server.put(key, Stage.practitioner(stage.unique, "Roy", Stage.withId(key))));
    }

    private static String versions(Server.Answer answer) {
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getMeta().getVersionId())
                .collect(Collectors.joining(","));
    }
}
