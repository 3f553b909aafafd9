package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.cleaning.ClockTime;
import ca.passerelle.routes.directory.listing.FeedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days on which something is closed, or open otherwise (HSDS 1.x and 2.x, {@code holiday_schedule}), in words of both languages. */
final class HolidaysFromTables {

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "closed", "oui", "vrai");

    private final Reading reading;

    HolidaysFromTables(Reading reading) {
        this.reading = reading;
    }

    /** One text for each row that names this record and a day. */
    List<FeedText> of(FeedTable owner, String id) {
        List<FeedText> texts = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.HOLIDAYS, owner, id)) {
            FeedText text = text(row);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private @Nullable FeedText text(FeedRow row) {
        String from = reading.day(row, "start_date");
        String to = reading.day(row, "end_date");
        String hours = hours(row);
        boolean closed = YES.contains(row.valueOr("", "closed").toLowerCase(Locale.ROOT));
        if (from == null && to == null) {
            return null;
        }
        String days = from == null || to == null || from.equals(to) ? from == null ? to : from : from + " – " + to;
        // Neither closed nor open at a time: what is different on that day is not said.
        if (!closed && hours.isEmpty()) {
            return reading.told("Different hours: " + days, "Heures différentes\u00A0: " + days);
        }
        return closed
                ? reading.told("Closed: " + days, "Fermé\u00A0: " + days)
                : reading.told("Open " + hours + ": " + days, "Ouvert " + hours + "\u00A0: " + days);
    }

    private static String hours(FeedRow row) {
        String opens = row.valueOr("", "opens_at", "opens");
        String closes = row.valueOr("", "closes_at", "closes");
        return opens.isEmpty() && closes.isEmpty() ? "" : time(opens) + "–" + time(closes);
    }

    private static String time(String written) {
        ClockTime time = ClockTime.of(written);
        return time == null ? written : time.time().toString();
    }
}
