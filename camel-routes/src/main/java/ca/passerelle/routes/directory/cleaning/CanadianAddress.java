package ca.passerelle.routes.directory.cleaning;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Provinces and postal codes in the one form that Canada Post and CA Baseline use; what is not Canadian stays as it is. */
public final class CanadianAddress {

    private static final Pattern POSTAL_CODE =
            Pattern.compile("(?i)([ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z])[ -]?(\\d[ABCEGHJ-NPRSTV-Z]\\d)");

    private static final Map<String, String> PROVINCES = Map.ofEntries(
            Map.entry("alberta", "AB"),
            Map.entry("british columbia", "BC"),
            Map.entry("colombie-britannique", "BC"),
            Map.entry("manitoba", "MB"),
            Map.entry("new brunswick", "NB"),
            Map.entry("nouveau-brunswick", "NB"),
            Map.entry("newfoundland and labrador", "NL"),
            Map.entry("newfoundland", "NL"),
            Map.entry("terre-neuve-et-labrador", "NL"),
            Map.entry("nova scotia", "NS"),
            Map.entry("nouvelle-écosse", "NS"),
            Map.entry("northwest territories", "NT"),
            Map.entry("territoires du nord-ouest", "NT"),
            Map.entry("nunavut", "NU"),
            Map.entry("ontario", "ON"),
            Map.entry("prince edward island", "PE"),
            Map.entry("île-du-prince-édouard", "PE"),
            Map.entry("quebec", "QC"),
            Map.entry("québec", "QC"),
            Map.entry("saskatchewan", "SK"),
            Map.entry("yukon", "YT"),
            Map.entry("yukon territory", "YT"));

    private CanadianAddress() {}

    public static String postalCode(String written) {
        Matcher matcher = POSTAL_CODE.matcher(written.strip());
        return matcher.matches()
                ? (matcher.group(1) + " " + matcher.group(2)).toUpperCase(Locale.ROOT)
                : written.strip();
    }

    /** Two letters for Canada and the United States under any name; two letters as given; else as given. */
    public static String country(String written) {
        String plain = written.strip().toUpperCase(Locale.ROOT).replace(".", "");
        return switch (plain) {
            case "CANADA", "CAN" -> "CA";
            case "UNITED STATES", "UNITED STATES OF AMERICA", "USA", "ÉTATS-UNIS", "ETATS-UNIS" -> "US";
            case "UNITED KINGDOM", "ENGLAND", "SCOTLAND", "WALES" -> "GB";
            default -> plain;
        };
    }

    public static String province(String written) {
        String plain = written.strip();
        return PROVINCES.getOrDefault(
                plain.toLowerCase(Locale.ROOT), plain.length() == 2 ? plain.toUpperCase(Locale.ROOT) : plain);
    }
}
