package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Bundle;

class ReferralFuzzTest {

    /** Whatever stands in the segments, the message is mapped to JSON that can be read back, or refused with reasons. */
    @Property(tries = 1500)
    void noReferralCausesAnException(@ForAll("referrals") String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        Outcome<Bundle> outcome = Fixtures.FAMILIES
                .handle(
                        MessageDecoder.decode(raw, StandardCharsets.ISO_8859_1).orElseThrow(),
                        Fixtures.envelope(raw),
                        Fixtures.CLINIC)
                .outcome();
        if (outcome instanceof Outcome.Mapped<Bundle> mapped) {
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(mapped.value());
            Bundle read = FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(Bundle.class, json);
            assertThat(read.getEntry()).hasSameSizeAs(mapped.value().getEntry());
            assertThat(mapped.notes())
                    .allSatisfy(note -> assertThat(note.location()).isNotBlank());
        } else {
            assertThat(((Outcome.Rejected<Bundle>) outcome).problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> referrals() {
        Arbitrary<String> value = Arbitraries.of(
                "",
                "",
                "",
                "\"\"",
                "x",
                "P",
                "A",
                "20260101",
                "20269999",
                "1^2^3^4^5^6^7^8^9",
                "^^^BC^JHN",
                "a~b~c",
                "~~",
                "^^^",
                "7^9&8",
                "Base64",
                "^application^pdf^Base64^AAAA",
                "^application^pdf^Base64",
                "RP",
                "RT",
                "NM",
                "CWE",
                "ED",
                "TX",
                "&",
                "\\X\\",
                "\\E",
                "1234567890AB^^^^JHN^^^^ON",
                "a@b.example",
                "9999999999999999999999",
                "-1.5",
                "é\u0000");
        Arbitrary<String> segment = Arbitraries.of("RF1", "PRD", "PID", "NTE", "DG1", "OBX", "OBR", "ORC", "ZZZ", "MSH")
                .flatMap(name -> value.list().ofMaxSize(20).map(fields -> name + "|" + String.join("|", fields)));
        Arbitrary<String> header = Arbitraries.of("I12", "I12", "I13", "I14")
                .map(event -> "MSH|^~\\&|CLINIC|VANCOUVER|||20260101||REF^" + event + "|C1|P|2.5.1");
        Arbitrary<List<String>> segments = segment.list().ofMaxSize(8);
        return header.flatMap(first -> segments.map(rest -> first + "\r" + String.join("\r", rest)));
    }
}
