package ca.passerelle.gateway.matching.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The province that the first letter of a postal code names (Canada Post). X is shared by two territories and names neither. */
public final class Provinces {

    private static final Map<Character, String> BY_LETTER = Map.ofEntries(
            Map.entry('A', "NL"),
            Map.entry('B', "NS"),
            Map.entry('C', "PE"),
            Map.entry('E', "NB"),
            Map.entry('G', "QC"),
            Map.entry('H', "QC"),
            Map.entry('J', "QC"),
            Map.entry('K', "ON"),
            Map.entry('L', "ON"),
            Map.entry('M', "ON"),
            Map.entry('N', "ON"),
            Map.entry('P', "ON"),
            Map.entry('R', "MB"),
            Map.entry('S', "SK"),
            Map.entry('T', "AB"),
            Map.entry('V', "BC"),
            Map.entry('Y', "YT"));

    private Provinces() {}

    public static @Nullable String ofFsa(@Nullable String fsa) {
        return fsa == null || fsa.isEmpty() ? null : BY_LETTER.get(fsa.charAt(0));
    }
}
