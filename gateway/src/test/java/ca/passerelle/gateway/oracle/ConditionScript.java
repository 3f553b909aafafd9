package ca.passerelle.gateway.oracle;

import java.util.UUID;

/** Conditional create, update, patch and delete with no match, one, and several. */
final class ConditionScript {

    private ConditionScript() {}

    static void play(Stage stage) {
        Server server = stage.server();
        String one = UUID.randomUUID().toString();
        Server.Answer first = create(server, one);
        String key = Stage.created(first);
        stage.note("conditional create, none", first);
        Server.Answer second = create(server, one);
        stage.note("conditional create, one", second);
        stage.say("conditional create, one: the same", Stage.created(second).equals(key));
        stage.note(
                "conditional create, unknown parameter",
                server.post("Practitioner", Stage.practitioner(one, "Roy"), "If-None-Exist", "no-such-parameter=x"));
        stage.note(
                "conditional create, no parameter",
                server.post(
                        "Practitioner", Stage.practitioner(UUID.randomUUID().toString(), "Roy"), "If-None-Exist", ""));

        String several = UUID.randomUUID().toString();
        server.post("Practitioner", Stage.practitioner(several, "Roy"));
        server.post("Practitioner", Stage.practitioner(several, "Gagné"));
        stage.note("conditional create, several", create(server, several));

        String query = "Practitioner?identifier=https://example.org/n%7C";
        String fresh = UUID.randomUUID().toString();
        stage.note("conditional update, none", server.put(query + fresh, Stage.practitioner(fresh, "Roy")));
        Server.Answer updated = server.put(query + one, Stage.practitioner(one, "Lafleur"));
        stage.note("conditional update, one", updated, Stage.etag(updated));
        stage.note(
                "conditional update, one, another id",
                server.put(query + one, Stage.practitioner(one, "Lafleur", ",\"id\":\"" + UUID.randomUUID() + "\"")));
        stage.note("conditional update, several", server.put(query + several, Stage.practitioner(several, "Roy")));
        stage.note("update of nothing named", server.put("Practitioner", Stage.practitioner(one, "Roy")));
        stage.note(
                "conditional update, unknown parameter",
                server.put("Practitioner?no-such-parameter=x", Stage.practitioner(one, "Roy")));

        String patch = "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]";
        stage.note("conditional patch, one", patch(server, query + one, patch));
        stage.note("conditional patch, none", patch(server, query + UUID.randomUUID(), patch));
        stage.note("conditional patch, several", patch(server, query + several, patch));

        stage.say("after all: one", stage.count(query + one));
        stage.say("after all: several", stage.count(query + several));
        stage.note("conditional delete, several", server.send("DELETE", query + several, null));
        stage.say("after the conditional delete of several", stage.count(query + several));
        stage.note("conditional delete, none", server.send("DELETE", query + UUID.randomUUID(), null));
    }

    private static Server.Answer create(Server server, String number) {
        return server.post(
                "Practitioner",
                Stage.practitioner(number, "Roy"),
                "If-None-Exist",
                "identifier=https://example.org/n%7C" + number);
    }

    private static Server.Answer patch(Server server, String query, String patch) {
        return server.send("PATCH", query, patch, "Content-Type", "application/json-patch+json");
    }
}
