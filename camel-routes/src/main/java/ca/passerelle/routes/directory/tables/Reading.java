package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.Cleaned;
import ca.passerelle.routes.directory.cleaning.FeedDate;
import ca.passerelle.routes.directory.cleaning.OriginalText;
import ca.passerelle.routes.directory.cleaning.PlainText;
import ca.passerelle.routes.directory.cleaning.Redaction;
import ca.passerelle.routes.directory.listing.FeedText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a package: every value goes through cleaning and redaction, and every rule met is noted with its place.
 *
 * @param source the rows
 * @param links which rows belong to which
 * @param translations other-language texts
 * @param secrecy what must not appear
 * @param language of texts whose record names none
 * @param findings what was met
 */
record Reading(
        FeedTables source,
        TableLinks links,
        Translations translations,
        Secrecy secrecy,
        String language,
        Findings findings) {

    /** The first of these columns that holds text, with its translations. */
    @Nullable
    FeedText text(FeedTable table, FeedRow row, String... columns) {
        for (String column : columns) {
            String written = row.value(column);
            if (written == null) {
                continue;
            }
            String plain = plain(table, row, column, written);
            if (plain != null) {
                return new FeedText(
                        plain, spoken(row), original(table, row, written, plain), translated(table, row.id(), column));
            }
        }
        return null;
    }

    /** What was written, where cleaning changed more than spaces and line ends; never where it could tell what is secret, or run. */
    @Nullable
    String original(FeedTable table, FeedRow row, String written, String plain) {
        if (OriginalText.isSame(written, plain)
                || !OriginalText.isHarmless(written)
                || secrecy.concerns(table, row)
                || !secrecy.words().apply(plain).equals(plain)) {
            return null;
        }
        String unfolded = OriginalText.unfolded(written);
        return secrecy.words().apply(written).equals(written)
                        && secrecy.words().apply(unfolded).equals(unfolded)
                        && !plain.contains(Redaction.MARK)
                ? written
                : null;
    }

    private Map<String, String> translated(FeedTable table, String id, String column) {
        Map<String, FeedRow> rows = translations.of(table, id, column);
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        rows.forEach((language, row) -> {
            String plain = plain(FeedTable.TRANSLATIONS, row, "value", row.valueOr("", "value"));
            if (plain != null) {
                texts.put(language, plain);
            }
        });
        return texts;
    }

    /** The language of a record that is not in the feed's; null for one that is. */
    private @Nullable String spoken(FeedRow row) {
        String spoken = row.value("record_language");
        return spoken == null || spoken.equals(language) ? null : spoken;
    }

    private @Nullable String plain(FeedTable table, FeedRow row, String column, String written) {
        Cleaned<String> cleaned = PlainText.of(written);
        note(row, column, cleaned);
        if (cleaned.value() == null) {
            return null;
        }
        String redacted = secrecy.redacted(table, row, cleaned.value());
        if (!redacted.equals(cleaned.value())) {
            findings.add(DirectoryRule.ADDRESS_IN_TEXT, row.place(column), row.id());
        }
        return redacted;
    }

    /** A value through a cleaning function; null when it is blank or dropped. */
    <T> @Nullable T value(FeedRow row, String column, Function<String, Cleaned<T>> cleaning) {
        String written = row.value(column);
        if (written == null) {
            return null;
        }
        Cleaned<T> cleaned = cleaning.apply(written);
        note(row, column, cleaned);
        return cleaned.value();
    }

    /** A day; null when it is blank or not certain. */
    @Nullable
    String day(FeedRow row, String column) {
        return value(row, column, written -> inOrder(written, FeedDate::day, FeedDate::day));
    }

    /** An instant, or a day; null when it is blank or not certain. */
    @Nullable
    String moment(FeedRow row, String column) {
        return value(row, column, written -> inOrder(written, FeedDate::moment, FeedDate::moment));
    }

    /** The rest of the feed is only asked where the date alone does not tell. */
    private Cleaned<String> inOrder(
            String written,
            Function<String, Cleaned<String>> alone,
            BiFunction<String, FeedDate.Order, Cleaned<String>> told) {
        Cleaned<String> read = alone.apply(written);
        return read.rules().contains(DirectoryRule.DATE_AMBIGUOUS) ? told.apply(written, source.dateOrder()) : read;
    }

    /** Words of ours beside those of the feed: in its language, and translated. */
    FeedText told(String english, String french) {
        return language().equals("fr")
                ? new FeedText(french, Map.of("en", english))
                : new FeedText(english, Map.of("fr", french));
    }

    /** A decimal number; null when it is blank or not a number. */
    @Nullable
    BigDecimal number(FeedRow row, String column) {
        String written = row.value(column);
        if (written == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(written);
            if (number.precision() <= 12 && Math.abs(number.scale()) <= 6) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            findings.add(DirectoryRule.NUMBER_DROPPED, row.place(column), row.id());
            return null;
        }
        findings.add(DirectoryRule.NUMBER_DROPPED, row.place(column), row.id());
        return null;
    }

    private void note(FeedRow row, String column, Cleaned<?> cleaned) {
        for (DirectoryRule rule : cleaned.rules()) {
            findings.add(rule, row.place(column), row.id());
        }
    }
}
