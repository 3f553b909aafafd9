package ca.passerelle.routes.directory.listing;

import java.util.Map;

/**
 * A text for people, cleaned of markup, with what the feed says in other languages.
 *
 * @param text in the language of the record
 * @param translations language tag to text, in a stable order
 */
public record FeedText(String text, Map<String, String> translations) {

    public static FeedText of(String text) {
        return new FeedText(text, Map.of());
    }
}
