package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Telephones of a record, in the order in which a person should try them: toll-free, business, after hours, hotline, then the rest. */
final class ICarolPhones {

    /** As many as the resource API has been seen to give, several times over. */
    private static final int MOST = 60;

    private static final List<Named> NAMED = List.of(
            new Named("PhoneTollFree", "voice", "Toll free"),
            new Named("PhoneNumberBusinessLine", "voice", "Business line"),
            new Named("PhoneNumberAfterHours", "voice", "After hours"),
            new Named("PhoneNumberHotline", "voice", "Hotline"),
            new Named("PhoneNumberOutOfArea", "voice", "Out of area"),
            new Named("PhoneFax", "fax", null),
            new Named("PhoneTTY", "textphone", "TTY"));

    private ICarolPhones() {}

    private record Named(
            String column, String type, @Nullable String label) {}

    /**
     * One number as it stands in its record.
     *
     * @param hidden its record keeps it private
     */
    record Phone(
            ICarolRecord record,
            String column,
            String number,
            String type,
            @Nullable String label,
            boolean hidden) {

        void write(RowWriter rows, String owner, String key) {
            rows.row(FeedTable.PHONES, record.row())
                    .put(owner, key)
                    .put("number", number)
                    .put("type", type)
                    .put("description", label)
                    .put("confidential", hidden ? "true" : "")
                    .add();
        }
    }

    static List<Phone> of(ICarolRecord record) {
        List<Phone> phones = new ArrayList<>();
        for (Named named : NAMED) {
            add(phones, record, named.column(), named.type(), label(named, record), named.column());
        }
        int missing = 0;
        for (int number = 1; number <= MOST && missing < 5; number++) {
            String column = "Phone" + number;
            String label = record.value(column + "Name", column + "Description");
            boolean there = add(phones, record, column, type(record, column, label), label, column + "Number");
            missing = there ? 0 : missing + 1;
        }
        return phones;
    }

    private static boolean add(
            List<Phone> phones,
            ICarolRecord record,
            String column,
            String type,
            @Nullable String label,
            String numberColumn) {
        String number = record.value(numberColumn);
        if (number == null) {
            return false;
        }
        boolean hidden = SecrecyFlag.hides(record.valueOr("", column + "IsPrivate"));
        phones.add(new Phone(record, column, number, type, label, hidden));
        return true;
    }

    private static @Nullable String label(Named named, ICarolRecord record) {
        String own = record.value(named.column() + "Description");
        return own == null ? named.label() : own;
    }

    private static String type(ICarolRecord record, String column, @Nullable String label) {
        String words =
                (record.valueOr("", column + "Type") + " " + (label == null ? "" : label)).toLowerCase(Locale.ROOT);
        if (words.contains("tty") || words.contains("tdd")) {
            return "textphone";
        }
        if (words.matches(".*\\b(?:fax|t[ée]l[ée]copieur)\\b.*")) {
            return "fax";
        }
        return words.matches(".*\\b(?:text|sms|texto)\\b.*") ? "sms" : "voice";
    }
}
