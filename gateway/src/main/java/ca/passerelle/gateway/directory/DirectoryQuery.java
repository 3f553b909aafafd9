package ca.passerelle.gateway.directory;

import org.jspecify.annotations.Nullable;

/**
 * What a link worker looks for. All that is given must hold, or be unknown.
 *
 * @param text words in either language
 * @param near where the person is
 * @param km how far the person goes; only with {@code near}
 * @param category a code of the needs list, or {@code system|code}
 * @param language of what is returned, {@code en} or {@code fr}
 * @param limit how many
 */
public record DirectoryQuery(
        @Nullable String text,
        @Nullable Near near,
        @Nullable Double km,
        @Nullable String category,
        String language,
        int limit) {

    /** Degrees in WGS 84. */
    public record Near(double latitude, double longitude) {}
}
