package ca.passerelle.routes.emr.hl7v2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchDecoderTest {

    /** {@code /} is CR. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BHS|^/MSH|1/PID|a/MSH|2/BTS|2/;            BHS MSH MSH BTS",
                "FHS|^/BHS|^/MSH|1/BTS|1/BHS|^/BTS|0/FTS|2;  FHS BHS MSH BTS BHS BTS FTS",
                "BHS|^/PID|lost/MSH|1/text of MSH/BTS;       BHS STRAY MSH BTS",
                "BHS|^//_/MSH|1/_PID|a/MSHX|b/BTS|1;         BHS MSH BTS",
            })
    void cutsABatch(String wire, String kinds) {
        byte[] payload = wire.replace('/', '\r').replace('_', '\n').getBytes(StandardCharsets.UTF_8);
        assertThat(BatchDecoder.parts(payload).stream()
                        .map(part -> part.kind().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(kinds);
    }

    @Property(tries = 500)
    void noByteIsLostAndNothingIsAdded(@ForAll byte[] payload) {
        String together = BatchDecoder.parts(payload).stream()
                .map(part -> new String(part.bytes(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
        assertThat(together.replaceAll("[\r\n]", ""))
                .isEqualTo(new String(payload, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", ""));
    }
}
