package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
import ca.passerelle.routes.directory.listing.FeedText;
import org.jspecify.annotations.Nullable;

/** The two things without which a record is of no use to anybody: a key to find it again and a name to call it. */
final class Named {

    private Named() {}

    /** The name; null, with a finding that sets the record aside, when it has no id or no name. */
    static @Nullable FeedText of(HsdsReading reading, HsdsTable table, HsdsRow row) {
        if (row.id().isEmpty()) {
            reading.findings().add(DirectoryRule.KEY_MISSING, row.place("id"), "");
            return null;
        }
        FeedText name = reading.text(table, row, "name");
        if (name == null) {
            reading.findings().add(DirectoryRule.NAME_MISSING, row.place("name"), row.id());
        }
        return name;
    }
}
