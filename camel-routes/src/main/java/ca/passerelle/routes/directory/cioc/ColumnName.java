package ca.passerelle.routes.directory.cioc;

import java.util.Locale;

/** Names of columns as exports of CIOC's software write them: {@code ORG_LEVEL_1}, {@code Org Level 1} and {@code orgLevel1} are one. */
final class ColumnName {

    private ColumnName() {}

    static String plain(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
    }
}
