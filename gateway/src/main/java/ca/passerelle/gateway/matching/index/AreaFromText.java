package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.Area;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The area served, from the words of a feed. */
public final class AreaFromText {

    private static final Pattern PARTS = Pattern.compile("[,;/\\n•]|\\s+(?:and|et|&)\\s+");
    private static final Pattern POSTAL =
            Pattern.compile("(?i)\\b([ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z])(?:\\s?\\d[A-Z]\\d)?\\b");
    private static final Pattern KIND_OF_PLACE = Pattern.compile(
            "^(?:the |la |le |les |l')?(?:(?:city|town|township|village|municipality|region|regional municipality|county|district"
                    + "|greater|ville|municipalite|region|mrc|comte|canton|grand)s?)(?: of| de la| des| de| du| d')?[ ']+");
    private static final Pattern END =
            Pattern.compile(" (?:and area|and surrounding areas?|area|region|county|et (?:les )?environs|residents)$");
    private static final Pattern COUNTRY = Pattern.compile(
            "canada|canada.wide|all of canada|national|nationwide|across canada|pan.?canad.*|partout au canada|tout le canada");
    private static final int LONGEST_NAME = 40;

    private static final Map<String, String> PROVINCES = Map.ofEntries(
            Map.entry("ontario", "ON"),
            Map.entry("quebec", "QC"),
            Map.entry("british columbia", "BC"),
            Map.entry("colombie britannique", "BC"),
            Map.entry("alberta", "AB"),
            Map.entry("saskatchewan", "SK"),
            Map.entry("manitoba", "MB"),
            Map.entry("new brunswick", "NB"),
            Map.entry("nouveau brunswick", "NB"),
            Map.entry("nova scotia", "NS"),
            Map.entry("nouvelle ecosse", "NS"),
            Map.entry("prince edward island", "PE"),
            Map.entry("ile du prince edouard", "PE"),
            Map.entry("newfoundland", "NL"),
            Map.entry("newfoundland and labrador", "NL"),
            Map.entry("terre neuve", "NL"),
            Map.entry("yukon", "YT"),
            Map.entry("northwest territories", "NT"),
            Map.entry("territoires du nord ouest", "NT"),
            Map.entry("nunavut", "NU"));

    private AreaFromText() {}

    /** What the texts say together. A part that says more than a name is not read: then the area is not fully known, and known to nobody. */
    public static Area of(List<String> texts) {
        boolean country = false;
        Set<String> provinces = new HashSet<>();
        Set<String> fsas = new HashSet<>();
        Set<String> communities = new HashSet<>();
        for (String text : texts) {
            for (String part : PARTS.split(text)) {
                String name = name(part);
                Matcher postal = POSTAL.matcher(part);
                if (postal.find()) {
                    fsas.add(postal.group(1).toUpperCase(Locale.ROOT));
                    while (postal.find()) {
                        fsas.add(postal.group(1).toUpperCase(Locale.ROOT));
                    }
                } else if (COUNTRY.matcher(name).matches()) {
                    country = true;
                } else if (province(name) != null) {
                    provinces.add(String.valueOf(province(name)));
                } else if (name.length() > LONGEST_NAME) {
                    return Area.UNKNOWN;
                } else if (!name.isEmpty()) {
                    communities.add(name);
                }
            }
        }
        return new Area(country, provinces, fsas, communities);
    }

    private static @Nullable String province(String name) {
        String whole = name.replaceFirst(
                        "^(?:province of |province de |province du |all of |across |toute? (?:le |la |l )?|partout (?:en |au ))",
                        "")
                .replaceFirst("[ -]wide$", "");
        return PROVINCES.get(whole.replace('-', ' ').replace('\'', ' ').strip());
    }

    /** A community as it is compared: without accents, capitals and what kind of place it is. */
    public static String name(String text) {
        String folded = Tokens.folded(text)
                .replace('’', '\'')
                .replaceAll("[().]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String bare = KIND_OF_PLACE.matcher(folded).replaceFirst("");
        return END.matcher(bare).replaceFirst("").replace('-', ' ').strip();
    }
}
