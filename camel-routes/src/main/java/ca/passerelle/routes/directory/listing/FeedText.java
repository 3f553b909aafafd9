package ca.passerelle.routes.directory.listing;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A text for people, cleaned of markup, with what the feed says in other languages.
 *
 * @param text in the language of the record
 * @param language of the text where it is not that of the feed: a record that exists in one language only
 * @param original as the feed gave it, where its wording was changed and not only its spelling
 * @param translations language tag to text, in a stable order
 */
public record FeedText(
        String text, @Nullable String language, @Nullable String original, Map<String, String> translations) {

    public FeedText(String text, @Nullable String language, Map<String, String> translations) {
        this(text, language, null, translations);
    }

    /** A text in the language of the feed. */
    public FeedText(String text, Map<String, String> translations) {
        this(text, null, null, translations);
    }

    public static FeedText of(String text) {
        return new FeedText(text, Map.of());
    }

    /** The same as a text in that language. */
    public FeedText spoken(String tag) {
        return new FeedText(text, tag, original, translations);
    }

    /** The same with what another version of the record says. */
    public FeedText translated(String tag, String other) {
        Map<String, String> all = new TreeMap<>(translations);
        all.putIfAbsent(tag, other);
        return new FeedText(text, language, original, all);
    }
}
