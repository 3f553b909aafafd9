package ca.passerelle.gateway.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without accents and capitals: how people type what they are looking for. */
public final class Folded {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Folded() {}

    public static String of(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
