package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.sender.FieldPath;
import ca.passerelle.routes.port.sender.LocalField;
import ca.passerelle.routes.port.sender.LocalField.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;

/** Fields of the sender's own segments (Z…), each as its profile says. Those that it does not name are left over, and noted. */
final class LocalFields {

    private LocalFields() {}

    /** Adds notes and extensions to the request, and notes what is left out. */
    static void texts(Reading reading, ServiceRequest request) {
        rules(reading).forEach(rule -> {
            LocalField local = rule.getValue();
            for (Field field : fields(rule.getKey(), reading)) {
                switch (local.use()) {
                    case NOTE -> NotesFromNte.add(request, title(rule) + ": " + text(rule.getKey(), field));
                    case EXTENSION -> extension(request, title(rule), text(rule.getKey(), field));
                    case IGNORED ->
                        reading.ignored(
                                field.location(),
                                local.title() == null ? "the sender's profile leaves it out" : local.title());
                    case OBSERVATION -> {}
                }
            }
        });
    }

    /** Adds the observations; gives references to them. */
    static List<Reference> observations(Reading reading, Identifier number, Reference patient, Entries entries) {
        List<Reference> observations = new ArrayList<>();
        rules(reading).filter(rule -> rule.getValue().use() == Use.OBSERVATION).forEach(rule -> {
            for (Field field : fields(rule.getKey(), reading)) {
                Identifier key = new Identifier()
                        .setSystem(number.getSystem() + "/observation")
                        .setValue(number.getValue() + "/" + field.location());
                Observation observation = new Observation()
                        .addIdentifier(key)
                        .setStatus(ObservationStatus.FINAL)
                        .setSubject(patient)
                        .setValue(new StringType(text(rule.getKey(), field)));
                question(rule, observation, reading);
                observations.add(entries.put("local/" + field.location(), observation, key));
            }
        });
        return observations;
    }

    /** In the order of their names, so that the same message always gives the same result. */
    private static Stream<Map.Entry<FieldPath, LocalField>> rules(Reading reading) {
        return reading.profile().mapping().localFields().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<FieldPath, LocalField> rule) ->
                                rule.getKey().segment())
                        .thenComparing(rule -> rule.getKey().field())
                        .thenComparing(rule -> rule.getKey().component()));
    }

    private static List<Field> fields(FieldPath path, Reading reading) {
        return reading.message().all(path.segment()).stream()
                .map((Segment segment) -> segment.field(path.field()))
                .filter(Field::hasValue)
                .filter(field -> path.component() == 0 || filled(path, field))
                .toList();
    }

    private static boolean filled(FieldPath path, Field field) {
        List<String> parts = field.first().components();
        return path.component() <= parts.size()
                && !parts.get(path.component() - 1).isBlank();
    }

    private static String text(FieldPath path, Field field) {
        return path.component() == 0
                ? field.repetitions().stream().map(Repetition::whole).collect(Collectors.joining("\n"))
                : field.first().text(path.component());
    }

    private static String title(Map.Entry<FieldPath, LocalField> rule) {
        String title = rule.getValue().title();
        return title == null ? rule.getKey().toString() : title;
    }

    private static void extension(ServiceRequest request, String name, String text) {
        Extension extension = request.addExtension().setUrl(Systems.SENT_FIELD);
        extension.addExtension("name", new StringType(name));
        extension.addExtension("text", new StringType(text));
    }

    private static void question(Map.Entry<FieldPath, LocalField> rule, Observation observation, Reading reading) {
        LocalField local = rule.getValue();
        String own =
                Systems.PARTNER_CODE + Conditional.segments(reading.profile().partnerKey(), "local");
        observation
                .getCode()
                .setText(title(rule))
                .addCoding()
                .setSystem(local.system() == null ? own : local.system())
                .setCode(local.code() == null ? rule.getKey().toString() : local.code());
    }
}
