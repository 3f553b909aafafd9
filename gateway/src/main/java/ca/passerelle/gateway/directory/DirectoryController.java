package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for link workers. */
@RestController
class DirectoryController {

    private static final int MOST = 100;
    private static final int LONGEST_TEXT = 200;

    private final DirectorySearch search;

    DirectoryController(DirectorySearch search) {
        this.search = search;
    }

    /**
     * {@code GET /directory/services}: every partner may search.
     *
     * @param near {@code latitude,longitude}
     * @param km only with {@code near}
     */
    @GetMapping("/directory/services")
    SearchResult services(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String near,
            @RequestParam(required = false) @Nullable Double km,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "20") int limit,
            Locale accepted) {
        CurrentCaller.get();
        if (limit < 1 || limit > MOST) {
            throw invalid("limit", "The limit is a number from 1 to " + MOST + ".");
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            throw invalid("text", "The text is longer than " + LONGEST_TEXT + " characters.");
        }
        DirectoryQuery.Near place = near == null || near.isBlank() ? null : near(near);
        if (km != null && (place == null || !(km > 0 && km <= 5000))) {
            throw invalid("km", "The distance is a number of kilometres from a place given by near, at most 5000.");
        }
        return search.search(new DirectoryQuery(
                blankToNull(text), place, km, blankToNull(category), language(language, accepted), limit));
    }

    private static DirectoryQuery.Near near(String near) {
        String[] parts = near.split(",", -1);
        try {
            double latitude = Double.parseDouble(parts[0]);
            double longitude = Double.parseDouble(parts.length == 2 ? parts[1] : "");
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new DirectoryQuery.Near(latitude, longitude);
            }
        } catch (NumberFormatException notNumbers) {
            throw invalid("near", "The place is written latitude,longitude in degrees.");
        }
        throw invalid("near", "The place is written latitude,longitude in degrees.");
    }

    private static String language(@Nullable String asked, Locale accepted) {
        String language = asked == null ? accepted.getLanguage() : asked.toLowerCase(Locale.ROOT);
        return language.startsWith("fr") ? "fr" : "en";
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Refusal invalid(String parameter, String text) {
        return Refusal.badRequest(parameter, ProblemCode.INVALID_VALUE, text);
    }
}
