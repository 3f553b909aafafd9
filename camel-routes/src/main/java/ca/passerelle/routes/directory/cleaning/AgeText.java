package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One end of an age range as people type it: {@code 18}, {@code 18+}, {@code 65 years}, {@code 65 ans}, {@code 6 mois}. */
public final class AgeText {

    private static final Pattern AGE = Pattern.compile(
            "(?iu)(\\d{1,3}(?:[.,]\\d{1,3})?)\\s*(months?|mois)?(?:years?(?: old| of age)?|yrs?|y/?o|ans|an)?\\s*"
                    + "(?:\\+|and (?:over|older|up)|or (?:over|older)|et plus|ou plus)?\\.?");
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private AgeText() {}

    /** In years; months become parts of a year. */
    public static Cleaned<BigDecimal> years(String written) {
        Matcher matcher = AGE.matcher(written.strip());
        if (!matcher.matches()) {
            return Cleaned.dropped(DirectoryRule.NUMBER_DROPPED);
        }
        BigDecimal number = new BigDecimal(matcher.group(1).replace(',', '.'));
        return Cleaned.as(matcher.group(2) == null ? number : number.divide(MONTHS, 2, java.math.RoundingMode.HALF_UP));
    }
}
