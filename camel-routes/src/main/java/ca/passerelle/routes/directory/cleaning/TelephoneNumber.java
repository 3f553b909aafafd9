package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers out of one field, which may hold several, an extension, or words.
 *
 * @param value E.164, or a short number such as 211, or the text itself when it holds no number
 * @param extension digits to dial after it
 */
public record TelephoneNumber(String value, @Nullable String extension) {

    /** Directories of Canada write their numbers without a country code; the plan is shared by all of North America. */
    private static final String HOME = "CA";

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern SHORT = Pattern.compile("[2-9]\\d{2}(?:\\d{3})?");

    /** Digits that only repeat the letters before them: {@code 273-TALK (8255)}. */
    private static final Pattern GLOSS = Pattern.compile("\\s*\\(\\d{3,7}\\)\\s*$");

    private static final Pattern QUOTES = Pattern.compile("^[\"'\\s]+|[\"'\\s]+$");

    /** At least one number; the text as it stands, with a rule, when there is none in it. */
    public static Cleaned<List<TelephoneNumber>> in(String written) {
        String text = QUOTES.matcher(written).replaceAll("");
        if (text.isEmpty()) {
            return Cleaned.dropped(DirectoryRule.PHONE_UNPARSED);
        }
        if (SHORT.matcher(text).matches()) {
            return Cleaned.as(List.of(new TelephoneNumber(text, null)));
        }
        PhoneNumber whole = parsed(text);
        if (whole != null) {
            return Cleaned.as(List.of(of(whole)));
        }
        PhoneNumber spelled = parsed(GLOSS.matcher(text).replaceAll(""));
        if (spelled != null) {
            return Cleaned.as(List.of(of(spelled)));
        }
        List<TelephoneNumber> found = found(text);
        return found.isEmpty()
                ? Cleaned.as(List.of(new TelephoneNumber(text, null)), DirectoryRule.PHONE_UNPARSED)
                : Cleaned.as(found);
    }

    private static @Nullable PhoneNumber parsed(String text) {
        try {
            PhoneNumber number = NUMBERS.parse(text, HOME);
            return NUMBERS.isValidNumber(number) ? number : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    private static List<TelephoneNumber> found(String text) {
        Map<String, TelephoneNumber> found = new LinkedHashMap<>();
        for (PhoneNumberMatch match : NUMBERS.findNumbers(text, HOME)) {
            TelephoneNumber number = of(match.number());
            found.putIfAbsent(number.value(), number);
        }
        return new ArrayList<>(found.values());
    }

    private static TelephoneNumber of(PhoneNumber number) {
        return new TelephoneNumber(
                NUMBERS.format(number, PhoneNumberFormat.E164), number.hasExtension() ? number.getExtension() : null);
    }
}
