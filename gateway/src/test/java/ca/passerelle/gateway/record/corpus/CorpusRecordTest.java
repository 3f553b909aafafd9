package ca.passerelle.gateway.record.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.gateway.record.content.ContentCheck;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.testing.Corpus;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every FHIR resource of the corpus is sent, and either stored and read back as it was written, in JSON and in XML, or refused with an
 * error that names the place.
 */
@GatewayTest
class CorpusRecordTest {

    private static final Logger LOG = LoggerFactory.getLogger(CorpusRecordTest.class);
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @LocalServerPort
    private int port;

    @Autowired
    private ContentCheck check;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void everyResourceIsStoredAsItWasWrittenOrRefusedWithItsPlace() {
        assumeTrue(Corpus.isThere(), "the corpus is not beside the project: its resources were not sent");
        Surroundings surroundings = new Surroundings(port);
        Set<String> refused = new TreeSet<>();
        for (Corpus.Document document : Corpus.documents()) {
            for (Sample sample : Sample.of(document)) {
                if (!isStored(sample, surroundings)) {
                    refused.add(document.name());
                }
            }
        }
        LOG.info("the corpus, by type and outcome:\n{}", report());
        assertThat(faults).isEmpty();
        assertThat(refused).as("what is known to break R4 is refused").containsAll(Corpus.knownInvalid());
    }

    private boolean isStored(Sample sample, Surroundings surroundings) {
        String text = Rewriting.of(sample, surroundings, targets(sample));
        Fhir writer = surroundings.writer(sample.type());
        Fhir.Answer answer = send(sample, text, writer);
        if (answer.status() == 201) {
            compare(sample, "stored", text, writer, answer);
            return true;
        }
        refused(sample, answer);
        if (answer.body().contains(ProblemCode.TRANSITION_NOT_ALLOWED.code())) {
            // A referral begins by being requested. That said, is the rest of it kept?
            String requested = sample.xml()
                    ? text.replaceFirst("<status value=\"[a-z-]+\"", "<status value=\"requested\"")
                    : text.replaceFirst(
                            "\"status\":\"(?!generated)[a-z-]+\"(?=,\"(intent|statusReason|businessStatus))",
                            "\"status\":\"requested\"");
            Fhir.Answer again = send(sample, requested, writer);
            if (again.status() == 201) {
                compare(sample, "stored as requested", requested, writer, again);
            } else {
                refused(sample, again);
            }
        }
        return false;
    }

    private static Fhir.Answer send(Sample sample, String text, Fhir writer) {
        return sample.xml() ? writer.postXml(sample.type(), text) : writer.post(sample.type(), text);
    }

    /** For references that name no type, a type that may stand there. */
    private Map<String, String> targets(Sample sample) {
        Map<String, String> targets = new HashMap<>();
        try {
            Resource resource = read(sample.text(), sample.xml());
            check.of(resource, sample.type())
                    .references()
                    .forEach(located -> targets.put(
                            located.literal(),
                            located.targets().stream()
                                    .filter(type -> Grammar.of(type).isPresent())
                                    .findFirst()
                                    .orElse("Patient")));
        } catch (DataFormatException | ClassCastException e) {
            // What cannot be read refers to nothing.
            targets.clear();
        }
        return targets;
    }

    private void compare(Sample sample, String outcome, String text, Fhir writer, Fhir.Answer answer) {
        count(sample, outcome);
        String path = sample.type() + "/"
                + new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
        String json = writer.get(path + "?_format=json").body();
        String xml = writer.get(path + "?_format=xml").body();
        if (sample.xml()) {
            same(sample, "in XML", Likeness.ofXml(text), Likeness.ofXml(xml));
            String fromJson = FHIR.newXmlParser().encodeResourceToString(read(json, false));
            same(sample, "in JSON", Likeness.ofXml(text), Likeness.ofXml(fromJson));
        } else {
            same(sample, "in JSON", Likeness.ofJson(text), Likeness.ofJson(json));
            String fromXml = FHIR.newJsonParser().encodeResourceToString(read(xml, true));
            same(sample, "in XML", Likeness.ofJson(text), Likeness.ofJson(fromXml));
        }
    }

    private void same(Sample sample, String how, Object written, Object readBack) {
        if (!written.equals(readBack)) {
            faults.add(sample.name() + " is not read back " + how + " as it was written:\n"
                    + Likeness.difference(written, readBack));
        }
    }

    private static Resource read(String text, boolean xml) {
        return (Resource) (xml ? FHIR.newXmlParser() : FHIR.newJsonParser())
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(text);
    }

    private void refused(Sample sample, Fhir.Answer answer) {
        if (answer.status() < 400 || answer.status() >= 500 || !answer.body().contains("OperationOutcome")) {
            faults.add(sample.name() + " is answered " + answer.status() + ": " + answer.body());
            return;
        }
        OperationOutcome outcome =
                (OperationOutcome) read(answer.body(), answer.body().startsWith("<"));
        boolean kept = Grammar.of(sample.type()).isPresent();
        if (kept && !outcome.getIssue().stream().allMatch(CorpusRecordTest::isLocated)) {
            faults.add(sample.name() + " is refused without a place: " + answer.body());
        }
        count(sample, kept ? "refused: " + reasons(outcome) : "not kept: " + answer.status());
    }

    private static boolean isLocated(OperationOutcomeIssueComponent issue) {
        return issue.hasExpression()
                && (!issue.getExpression().get(0).getValue().equals("request")
                        || issue.getDiagnostics().contains("lement"));
    }

    private static String reasons(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode() + " at "
                        + issue.getExpression().get(0).getValue())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void count(Sample sample, String outcome) {
        counts.merge((sample.type().isEmpty() ? "(no type)" : sample.type()) + " " + outcome, 1, Integer::sum);
    }

    private String report() {
        return counts.entrySet().stream()
                .map(entry -> String.format("%4d %s", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
