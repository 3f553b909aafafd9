package ca.passerelle.routes.directory.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
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
public final class Redaction {

    public static final Redaction NONE = new Redaction(Set.of());

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern POSTAL_CODE = Pattern.compile("[a-z]\\d[a-z]\\d[a-z]\\d");
    private static final String MARK = "[…]";

    /** First word to the remaining words of each secret. */
    private final Map<String, List<List<String>>> secrets = new HashMap<>();

    /** From the street lines and postal codes of confidential places. */
    public Redaction(Set<String> lines) {
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

    /** House number and street name are enough: "12 Main St." must be found where the address says "12 Main Street". */
    private static int street(List<String> words) {
        return Math.min(words.size(), words.get(1).length() > 2 ? 2 : 3);
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /** Whether an address line is one of the secrets. */
    public boolean covers(String line) {
        return !apply(line).equals(line);
    }

    /** The text without any secret; the same instance when it holds none. */
    public String apply(String text) {
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
