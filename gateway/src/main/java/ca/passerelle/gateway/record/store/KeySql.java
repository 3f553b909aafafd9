package ca.passerelle.gateway.record.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;

/**
 * How keys stand in the database: as numbers that PostgreSQL makes of them, a tenth of their length, so that a row with its thirty keys
 * fits in a page beside others. Two keys may have the same number, once in many billions: who may see a row and how a text begins is
 * therefore compared again.
 */
final class KeySql {

    /** The numbers of the keys in one text, with {@link #SEPARATOR} between them. */
    static final String SPLIT = "array(select " + number("k") + " from unnest(string_to_array(%s, U&'\\001f')) k)";

    /** Between the keys of one row on their way to the database: no key contains it, for no text of FHIR may. */
    static final String SEPARATOR = "\u001f";

    private KeySql() {}

    /** The number of a key that stands as a text in SQL. */
    static String number(String key) {
        return "hashtextextended(" + key + ", 0)";
    }

    /** Whether a row has any of these keys. */
    static Fragment any(String row, Collection<String> keys) {
        String each = String.join(", ", Collections.nCopies(keys.size(), number("?")));
        return Fragment.of(row + ".keys && array[" + each + "]::bigint[]", keys.toArray());
    }

    static Fragment any(String row, String... keys) {
        return any(row, Arrays.asList(keys));
    }

    /** Whether a row refers by a parameter to what a link in SQL names: the key is the bound text and the link. */
    static Fragment refers(String row, String link, String parameterKey) {
        return Fragment.of(number("? || " + link) + " = any(" + row + ".keys)", parameterKey);
    }
}
