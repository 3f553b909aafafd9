package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base64 in pieces is what it is as a whole. */
class DocumentContentTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 3_070, 3_071, 3_072, 3_073, 3_074, 6_144, 100_001})
    void anyLength(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        String text = Base64.getEncoder().encodeToString(bytes);
        assertThat(DocumentContent.decode("BASE64", text)).hasValue(bytes);
        assertThat(DocumentContent.decode("Base64", text.replace("=", ""))).hasValue(bytes);
        assertThat(DocumentContent.decode("BASE64", Base64.getMimeEncoder().encodeToString(bytes) + " \t\n\u000B\f\r"))
                .hasValue(bytes);
        assertThat(new DocumentData(bytes).getValueAsString()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"QQ==QQ==,false", "QUJD=,false", "Q,false", "QU*D,false", "'',false", "QUJD,true", "QUI=,true"})
    void onlyWhatIsBase64(String text, boolean decoded) {
        assertThat(DocumentContent.decode("BASE64", text).isPresent()).isEqualTo(decoded);
    }

    /** The padding ends a piece, so that piece by piece it would be well formed. */
    @ParameterizedTest
    @ValueSource(strings = {"==", "A="})
    void paddingInTheMiddle(String padding) {
        String piece = "QUJD".repeat(1_024);
        String text = piece.substring(0, piece.length() - 2) + padding + piece;
        assertThat(DocumentContent.decode("BASE64", text)).isEmpty();
        assertThat(DocumentContent.decode("TEXT", text)).hasValue(text.getBytes(StandardCharsets.UTF_8));
    }
}
