package ca.passerelle.routes.community.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.MailTransport.Mail;
import ca.passerelle.routes.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The mail as its reader gets it. {@code -Dgolden.write=true} writes what it finds, and fails so that somebody reads it. */
class MailFromProgressTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/email");
    private static final Vocabulary VOCABULARY = Vocabulary.load();
    private static final ZoneId ZONE = ZoneId.of("America/Vancouver");

    static Stream<Arguments> goldens() {
        return Stream.of(
                Arguments.of("asked-en", Postcards.of(Locale.CANADA, "requested", BusinessStatus.SENT)),
                Arguments.of("asked-fr", Postcards.of(Locale.CANADA_FRENCH, "requested", BusinessStatus.SENT)),
                Arguments.of("cancelled-en", Postcards.of(Locale.CANADA, "moved", BusinessStatus.CANCELLED)),
                Arguments.of("cancelled-fr", Postcards.of(Locale.CANADA_FRENCH, "moved", BusinessStatus.CANCELLED)),
                Arguments.of("offered-en", offer(Locale.CANADA, "requested", BusinessStatus.SENT)),
                Arguments.of("offered-fr", offer(Locale.CANADA_FRENCH, "requested", BusinessStatus.SENT)),
                Arguments.of("gone-en", offer(Locale.CANADA, "reassigned", BusinessStatus.ACCEPTED)),
                Arguments.of("gone-fr", offer(Locale.CANADA_FRENCH, "reassigned", BusinessStatus.ACCEPTED)));
    }

    private static Dispatch offer(Locale language, String kind, BusinessStatus status) {
        return Postcards.of(language, kind, status, Progress.Recipient.CANDIDATE);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void reads(String name, Dispatch dispatch) throws IOException {
        Mail mail = mail(dispatch);
        Path folder = FOLDER.resolve(name);
        Map<String, String> parts =
                Map.of("subject.txt", mail.subject() + "\n", "text.txt", mail.text(), "body.html", mail.html());
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                Files.writeString(folder.resolve(part.getKey()), part.getValue());
            }
            fail("%s was written; read it", folder);
        }
        for (Map.Entry<String, String> part : parts.entrySet()) {
            assertThat(part.getValue()).isEqualTo(Files.readString(folder.resolve(part.getKey())));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void nothingOfThePersonAndNothingTypedIsOnThePostcard(String name, Dispatch dispatch) {
        Mail mail = mail(dispatch);
        for (String secret : Postcards.SECRETS) {
            assertThat(mail.subject()).as(name).doesNotContainIgnoringCase(secret);
            assertThat(mail.text()).as(name).doesNotContainIgnoringCase(secret);
            assertThat(mail.html()).as(name).doesNotContainIgnoringCase(secret);
        }
        assertThat(mail).hasToString("Mail[00000000-0000-0000-0000-000000000004]");
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Map<Object, Object> english = words("MailWording.properties");
        Map<Object, Object> french = words("MailWording_fr.properties");
        assertThat(french.keySet()).isEqualTo(english.keySet());
        assertThat(french.entrySet()).as("nothing was left in English").doesNotContainAnyElementsOf(english.entrySet());
    }

    private static Mail mail(Dispatch dispatch) {
        return MailFromProgress.mail(dispatch, VOCABULARY, ZONE);
    }

    private static Map<Object, Object> words(String file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/ca/passerelle/routes/community/email")
                .resolve(file))) {
            properties.load(reader);
        }
        return new TreeMap<>(properties);
    }
}
