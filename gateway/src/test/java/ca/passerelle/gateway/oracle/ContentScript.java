package ca.passerelle.gateway.oracle;

/** What is sent in a form that is none, or asked for in a way that is none. */
final class ContentScript {

    private ContentScript() {}

    static void play(Stage stage) {
        Server server = stage.server();
        create(stage, "no JSON", "{\"resourceType\":\"Practitioner\",");
        create(stage, "no resource", "{\"name\":[]}");
        create(stage, "an empty body", "");
        create(stage, "an array", "[]");
        create(stage, "another type", "{\"resourceType\":\"Patient\"}");
        create(stage, "a type that is none", "{\"resourceType\":\"Practicioner\"}");
        create(stage, "an unknown element", "{\"resourceType\":\"Practitioner\",\"colour\":\"blue\"}");
        create(stage, "a key twice", "{\"resourceType\":\"Practitioner\",\"active\":true,\"active\":false}");
        create(stage, "one value for a list", "{\"resourceType\":\"Practitioner\",\"name\":{\"family\":\"Roy\"}}");
        create(stage, "a list for one value", "{\"resourceType\":\"Practitioner\",\"active\":[true]}");
        create(stage, "a text for a truth", "{\"resourceType\":\"Practitioner\",\"active\":\"yes\"}");
        create(stage, "an object for a text", "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":{}}]}");
        create(stage, "a code that is none", "{\"resourceType\":\"Practitioner\",\"gender\":\"blue\"}");
        create(stage, "a date that is none", "{\"resourceType\":\"Practitioner\",\"birthDate\":\"2024-02-30\"}");
        create(stage, "a month that is none", "{\"resourceType\":\"Practitioner\",\"birthDate\":\"2024-13\"}");
        create(stage, "a required element missing", "{\"resourceType\":\"Observation\",\"status\":\"final\"}");
        create(
                stage,
                "a reference to none",
                "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"Practitioner/7f0c0f0e-0000-4000-8000-00000000abcd\"}}");
        create(
                stage,
                "a reference to another type",
                "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"Patient/7f0c0f0e-0000-4000-8000-00000000abcd\"}}");
        stage.note(
                "create as XML",
                server.post(
                        "Practitioner",
                        "<Practitioner xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Practitioner>",
                        "Content-Type",
                        "application/fhir+xml"));
        stage.note(
                "create as XML that is none",
                server.post(
                        "Practitioner",
                        "<Practitioner xmlns=\"http://hl7.org/fhir\"><active",
                        "Content-Type",
                        "application/fhir+xml"));
        stage.note(
                "create as plain JSON",
                server.post("Practitioner", "{\"resourceType\":\"Practitioner\"}", "Content-Type", "application/json"));
        stage.note(
                "create as text",
                server.post("Practitioner", "{\"resourceType\":\"Practitioner\"}", "Content-Type", "text/plain"));
        stage.note("a format that is none", server.get("Practitioner?_count=1&_format=turnip"));
        stage.note("metadata", server.get("metadata"));
        stage.note(
                "an operation that is none",
                server.post("Practitioner/$no-such-operation", "{\"resourceType\":\"Parameters\"}"));
        stage.note(
                "post to an instance",
                server.post(
                        "Practitioner/7f0c0f0e-0000-4000-8000-00000000abcd", "{\"resourceType\":\"Practitioner\"}"));
        stage.note("delete of a type", server.send("DELETE", "Practitioner", null));
        stage.note(
                "search by POST",
                server.post(
                        "Practitioner/_search",
                        "_count=1&_summary=count",
                        "Content-Type",
                        "application/x-www-form-urlencoded"));
        stage.note("search of a type that is none", server.get("Practicioner?_count=1"));
        stage.note("search, negative count", server.get("Practitioner?_count=-1"));
        stage.note("search, a prefix that is none", server.get("Patient?birthdate=xx2024"));
        stage.note("search, an empty value", server.get("Practitioner?name=&_summary=count"));
        stage.note("search, a modifier that is none", server.get("Practitioner?name:no-such-modifier=x"));
        stage.note(
                "search, unknown parameter, lenient",
                server.get("Practitioner?no-such-parameter=x&_summary=count", "Prefer", "handling=lenient"));
    }

    private static void create(Stage stage, String what, String body) {
        String type = body.contains("Observation")
                ? "Observation"
                : body.contains("PractitionerRole") ? "PractitionerRole" : "Practitioner";
        stage.note("create with " + what, stage.server().post(type, body));
    }
}
