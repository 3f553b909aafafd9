package ca.passerelle.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a page says it says in both languages. */
class MessagesTest {

    /** The same word in both languages, or a name. */
    private static final Set<String> THE_SAME = Set.of("page.title", "page.nav", "fact.service", "channel.MLLP");

    private static final Pattern BAD_SPACE = Pattern.compile("[^\\u00A0\\u202F][:;?!»](?!\\w)|«[^\\u00A0\\u202F]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Map<String, String> english = load("/messages.properties");
    private final Map<String, String> french = load("/messages_fr.properties");

    @Test
    void bothHaveTheSameKeys() {
        assertThat(french.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void nothingWasLeftInEnglish() {
        Set<String> same = new TreeSet<>();
        english.forEach((key, text) -> {
            if (text.equals(french.get(key))) {
                same.add(key);
            }
        });
        assertThat(same).isEqualTo(new TreeSet<>(THE_SAME));
    }

    @Test
    void bothPutTheSameThingsIn() {
        english.forEach((key, text) ->
                assertThat(places(french.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
    }

    @Test
    void frenchPunctuationDoesNotBreakFromItsWord() {
        assertThat(BAD_SPACE.matcher("Pourquoi ?").find()).isTrue();
        french.forEach((key, text) ->
                assertThat(BAD_SPACE.matcher(text).find()).as(key).isFalse());
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(match -> places.add(match.group()));
        return places;
    }

    private static Map<String, String> load(String name) {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
