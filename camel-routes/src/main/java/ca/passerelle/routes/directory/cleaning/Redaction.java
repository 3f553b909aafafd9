package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.listing.GeoPoint;
import ca.passerelle.routes.directory.listing.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secret addresses out of any text of the same feed: a street that is confidential in one record must not stand in the description of
 * another. Street lines and postal codes are found whatever their case and spacing.
 */
public final class Redaction implements Secrets {

    public static final Redaction NONE = new Redaction(Set.of());

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern POSTAL_CODE = Pattern.compile("[a-z]\\d[a-z]\\d[a-z]\\d");
    private static final Set<String> GENERIC = Set.of(
            "rue",
            "avenue",
            "ave",
            "boul",
            "boulevard",
            "chemin",
            "route",
            "rang",
            "place",
            "des",
            "les",
            "saint",
            "sainte",
            "ste",
            "north",
            "south",
            "east",
            "west",
            "old",
            "nord",
            "sud",
            "est",
            "ouest");
    /** Stands where something secret stood. */
    public static final String MARK = "[…]";

    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}\\.\\d{3,}");
    private static final Pattern TELEPHONE = Pattern.compile("[(]?\\d{3}[)]?(?:[ .\u2011-]?\\d){7}");

    /** About two hundred metres. */
    private static final double NEAR = 0.002;

    /** First word to the remaining words of each secret. */
    private final Map<String, List<List<String>>> secrets = new HashMap<>();

    private final Set<String> telephones = new HashSet<>();
    private final Set<GeoPoint> points = new HashSet<>();

    /** From the street lines and postal codes of confidential places. */
    public Redaction(Set<String> lines) {
        this(lines, Set.of(), Set.of());
    }

    /** With private telephone numbers and the positions of confidential places. */
    public Redaction(Set<String> lines, Set<String> numbers, Set<GeoPoint> points) {
        for (String number : numbers) {
            String digits = number.replaceAll("\\D", "");
            if (digits.length() >= 10) {
                telephones.add(digits.substring(digits.length() - 10));
            }
        }
        this.points.addAll(points);
        for (String line : lines) {
            List<String> words = words(line);
            String joined = String.join("", words);
            if (POSTAL_CODE.matcher(joined).matches()) {
                add(List.of(joined));
                add(List.of(joined.substring(0, 3), joined.substring(3)));
            } else if (words.size() > 1 && hasDigit(words.get(0))) {
                add(words.subList(0, street(words)));
            } else if (words.size() > 2 && words.stream().anyMatch(Redaction::hasDigit)) {
                add(words);
            }
        }
    }

    private void add(List<String> words) {
        secrets.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(words);
    }

    /**
     * House number and street name are enough: "12 Main St." must be found where the address says "12 Main Street". In French the name comes
     * after the kind of street and its articles.
     */
    private static int street(List<String> words) {
        int length = 1;
        while (length < words.size()
                && (GENERIC.contains(words.get(length)) || words.get(length).length() <= 2)) {
            length++;
        }
        return Math.min(words.size(), length + 1);
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /** Whether an address line is one of the secrets. */
    public boolean covers(String line) {
        return !apply(line).equals(line);
    }

    @Override
    public boolean covers(GeoPoint position) {
        return points.stream()
                .anyMatch(point -> Math.abs(point.latitude() - position.latitude()) < NEAR / 4
                        && Math.abs(point.longitude() - position.longitude()) < NEAR / 4);
    }

    @Override
    public String applyStrictly(String text) {
        return StreetWords.removed(apply(text), Matcher.quoteReplacement(MARK));
    }

    @Override
    public String apply(String text) {
        String left = withoutWords(text);
        if (!points.isEmpty()) {
            left = DEGREES.matcher(left).replaceAll(match -> isSecret(match.group()) ? MARK : match.group());
        }
        if (!telephones.isEmpty()) {
            left = TELEPHONE
                    .matcher(left)
                    .replaceAll(
                            match -> telephones.contains(match.group().replaceAll("\\D", "")) ? MARK : match.group());
        }
        return left.equals(text) ? text : left;
    }

    private boolean isSecret(String degrees) {
        double value = Double.parseDouble(degrees);
        return points.stream()
                .anyMatch(point -> Math.abs(Math.abs(point.latitude()) - Math.abs(value)) < NEAR
                        || Math.abs(Math.abs(point.longitude()) - Math.abs(value)) < NEAR);
    }

    private String withoutWords(String text) {
        if (secrets.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int copied = 0;
        List<int[]> spans = spans(text);
        for (int at = 0; at < spans.size(); at++) {
            int length = matchAt(text, spans, at);
            if (length > 0) {
                out.append(text, copied, spans.get(at)[0]).append(MARK);
                at += length - 1;
                copied = spans.get(at)[1];
            }
        }
        return copied == 0 ? text : out.append(text.substring(copied)).toString();
    }

    /** The number of words that the longest secret starting here covers. */
    private int matchAt(String text, List<int[]> spans, int at) {
        int longest = 0;
        for (List<String> secret : secrets.getOrDefault(word(text, spans.get(at)), List.of())) {
            if (secret.size() > longest && at + secret.size() <= spans.size() && startsWith(text, spans, at, secret)) {
                longest = secret.size();
            }
        }
        return longest;
    }

    private static boolean startsWith(String text, List<int[]> spans, int at, List<String> secret) {
        for (int i = 1; i < secret.size(); i++) {
            if (!word(text, spans.get(at + i)).equals(secret.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<int[]> spans(String text) {
        List<int[]> spans = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            spans.add(new int[] {matcher.start(), matcher.end()});
        }
        return spans;
    }

    private static String word(String text, int[] span) {
        return text.substring(span[0], span[1]).toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String line) {
        return spans(line).stream().map(span -> word(line, span)).toList();
    }
}
