package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.Cleaned;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Dates as HSDS writes them, ISO 8601; anything else is dropped, because 03/04/05 is six different days. */
final class FeedDate {

    /** With seconds, which FHIR asks for and the shortest ISO form leaves out. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private FeedDate() {}

    /** {@code yyyy-MM-dd}. */
    static Cleaned<String> day(String written) {
        try {
            String day = written.length() > 10 ? written.substring(0, 10) : written;
            return new Cleaned<>(LocalDate.parse(day).toString(), List.of());
        } catch (DateTimeException notADate) {
            return new Cleaned<>(null, List.of(DirectoryRule.DATE_DROPPED));
        }
    }

    /** An instant with its offset; a day where the feed says no more, or no offset. */
    static Cleaned<String> moment(String written) {
        String text = written.replace(' ', 'T');
        try {
            return new Cleaned<>(MOMENT.format(OffsetDateTime.parse(text)), List.of());
        } catch (DateTimeException withoutOffset) {
            return day(written);
        }
    }
}
