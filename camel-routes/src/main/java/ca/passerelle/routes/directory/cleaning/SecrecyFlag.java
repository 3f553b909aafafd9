package ca.passerelle.routes.directory.cleaning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Flags by which formats say that something is not for the public. Whatever is not plainly a no is a yes: a flag that is misread must hide, not
 * reveal.
 */
public final class SecrecyFlag {

    /** Words of a column's name that tell no more than that it is a flag, or of what. */
    private static final Set<String> BESIDE = Set.of(
            "is",
            "has",
            "the",
            "this",
            "address",
            "addresses",
            "location",
            "custom",
            "physical",
            "site",
            "street",
            "place",
            "flag",
            "status",
            "reason",
            "record",
            "yn",
            "of",
            "on",
            "to",
            "from",
            "in",
            "web",
            "website",
            "online");

    private static final Set<String> HIDING = Set.of(
            "confidential",
            "confidentiality",
            "confidentiel",
            "private",
            "privacy",
            "hide",
            "hidden",
            "undisclosed",
            "redacted",
            "redact",
            "withheld",
            "withhold",
            "unlisted",
            "secret",
            "nonpublic",
            "unpublished",
            "visibility");

    private static final Set<String> SHOWING = Set.of(
            "public",
            "publicly",
            "show",
            "shown",
            "display",
            "displayed",
            "publish",
            "published",
            "disclose",
            "visible");

    private static final Set<String> RUN_TOGETHER = Set.of(
            "isconfidential",
            "isprivate",
            "ispublic",
            "physicaladdressisprivate",
            "addressisprivate",
            "addressisconfidential",
            "confidentialaddress",
            "addressconfidential",
            "reasonwithheld",
            "hideaddress");

    private static final Pattern WORDS = Pattern.compile("[\\s_.-]+|(?<=[a-z0-9])(?=[A-Z])");

    private static final Map<String, Sense> KNOWN = new ConcurrentHashMap<>();
    private static final int REMEMBERED = 10_000;

    private static final Set<String> NO = Set.of(
            "", "0", "0.0", "n", "no", "f", "false", "none", "null", "non", "faux", "nil", "public", "visible", "shown",
            "off", "-");

    private SecrecyFlag() {}

    private enum Sense {
        /** A yes hides. */
        HIDES,
        /** A no hides. */
        SHOWS,
        NONE
    }

    /** Whether a column of this name can be such a flag; HSDS itself has none, and every publisher names its own. */
    public static boolean isNamed(String column) {
        return sense(column) != Sense.NONE;
    }

    /** Whether a column hides what its row is about. */
    public static boolean hides(String column, String value) {
        return switch (sense(column)) {
            case HIDES -> hides(value);
            case SHOWS -> denies(value);
            case NONE -> false;
        };
    }

    private static Sense sense(String column) {
        Sense known = KNOWN.get(column);
        if (known == null) {
            known = read(column);
            if (KNOWN.size() < REMEMBERED) {
                KNOWN.put(column, known);
            }
        }
        return known;
    }

    private static Sense read(String column) {
        List<String> words = WORDS.splitAsStream(column.strip())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() == 1 && RUN_TOGETHER.contains(words.get(0))) {
            return words.get(0).equals("ispublic") ? Sense.SHOWS : Sense.HIDES;
        }
        List<String> telling =
                words.stream().filter(word -> !BESIDE.contains(word)).toList();
        if (telling.equals(List.of("non", "public")) || telling.equals(List.of("not", "public"))) {
            return Sense.HIDES;
        }
        if (telling.size() != 1) {
            return Sense.NONE;
        }
        if (HIDING.contains(telling.get(0))) {
            return Sense.HIDES;
        }
        // Alone such a word can mean anything: a public body, a display name.
        return SHOWING.contains(telling.get(0)) && words.size() > 1 ? Sense.SHOWS : Sense.NONE;
    }

    /** Whether the value of a flag hides what it stands on. */
    public static boolean hides(String value) {
        return !NO.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a flag that says what may be shown ({@code AvailableForReferral}) says no. */
    public static boolean denies(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        return !plain.isEmpty() && NO.contains(plain);
    }
}
