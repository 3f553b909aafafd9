package ca.passerelle.gateway.doors;

import ca.passerelle.routes.emr.hl7v2.mapping.LedgerLine;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** A trial as JSON: {@code accepted, acknowledgement, bundle, notes, problems, codes, ledger}. */
@Component
class TrialJson {

    private final FhirContext fhir;
    private final ObjectMapper json;

    TrialJson(FhirContext fhir, ObjectMapper json) {
        this.fhir = fhir;
        this.json = json;
    }

    ObjectNode of(DryRun.Trial trial) {
        ObjectNode node = json.createObjectNode();
        Outcome<Bundle> outcome = trial.read().outcome();
        node.put(
                "accepted",
                outcome instanceof Outcome.Mapped<Bundle> && trial.refusals().isEmpty());
        node.put("acknowledgement", text(trial.answer()));
        if (outcome instanceof Outcome.Mapped<Bundle> mapped) {
            node.set("bundle", tree(mapped.value()));
            notes(node.putArray("notes"), mapped.notes());
            problems(node.putArray("problems"), trial.refusals());
        } else if (outcome instanceof Outcome.Rejected<Bundle> rejected) {
            problems(node.putArray("problems"), rejected.problems());
        }
        codes(node.putArray("codes"), outcome.awaited());
        ledger(node.putArray("ledger"), trial.read().ledger());
        return node;
    }

    /** The acknowledgement in the charset that it is written in, which is the message's. */
    private static String text(byte[] acknowledgement) {
        return MessageDecoder.decode(acknowledgement, StandardCharsets.ISO_8859_1)
                .map(message -> new String(acknowledgement, message.encoding().charset()))
                .orElse("");
    }

    private JsonNode tree(Bundle bundle) {
        try {
            return json.readTree(fhir.newJsonParser().encodeResourceToString(bundle));
        } catch (JsonProcessingException ownJson) {
            throw new IllegalStateException("a Bundle was not written as JSON", ownJson);
        }
    }

    private static void notes(ArrayNode array, List<Note> notes) {
        notes.forEach(note -> array.addObject()
                .put("location", note.location())
                .put("kind", note.kind().name().toLowerCase(Locale.ROOT))
                .put("text", note.text()));
    }

    private static void problems(ArrayNode array, List<Problem> problems) {
        problems.forEach(problem -> array.addObject()
                .put("location", problem.location())
                .put("code", problem.code().code())
                .put("text", problem.text()));
    }

    private static void codes(ArrayNode array, List<Awaited> awaited) {
        awaited.forEach(each -> {
            if (each instanceof Awaited.Meaning code) {
                array.addObject()
                        .put("location", code.location())
                        .put("kind", code.kind())
                        .put("code", code.code())
                        .put("display", code.display());
            }
        });
    }

    private static void ledger(ArrayNode array, List<LedgerLine> ledger) {
        ledger.forEach(line -> array.addObject()
                .put("location", line.location())
                .put("use", line.use().name().toLowerCase(Locale.ROOT))
                .put("text", line.text()));
    }
}
