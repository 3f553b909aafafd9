package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.matching.MatchTexts;
import ca.passerelle.gateway.matching.criteria.Judgement;
import ca.passerelle.profiles.DirectoryExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/** Why, why not, and what to confirm, in both languages. */
final class MatchReasons {

    private final MatchTexts texts;

    MatchReasons(MatchTexts texts) {
        this.texts = texts;
    }

    /** As an extension of {@code Bundle.entry.search}. */
    Extension extension(Judgement judgement) {
        Extension reason = new Extension(DirectoryExtension.MATCH_REASON);
        reason.addExtension("criterion", new CodeType(judgement.criterion().code()));
        reason.addExtension("verdict", new CodeType(judgement.verdict().code()));
        reason.addExtension("points", new DecimalType(rounded(judgement.points())));
        reason.addExtension("of", new DecimalType(judgement.criterion().points()));
        reason.addExtension("text", text(judgement));
        return reason;
    }

    /** As a part of Parameters. */
    void add(Judgement judgement, ParametersParameterComponent reason) {
        reason.addPart()
                .setName("criterion")
                .setValue(new CodeType(judgement.criterion().code()));
        reason.addPart()
                .setName("verdict")
                .setValue(new CodeType(judgement.verdict().code()));
        reason.addPart().setName("excludes").setValue(new BooleanType(judgement.excludes()));
        reason.addPart().setName("points").setValue(new DecimalType(rounded(judgement.points())));
        reason.addPart()
                .setName("of")
                .setValue(new DecimalType(judgement.criterion().points()));
        reason.addPart().setName("text").setValue(text(judgement));
    }

    private StringType text(Judgement judgement) {
        return bilingual(texts.of(judgement.note(), Locale.CANADA), texts.of(judgement.note(), Locale.CANADA_FRENCH));
    }

    /** English, with Canadian French beside it. */
    static StringType bilingual(String english, String french) {
        StringType text = new StringType(english);
        Extension translation = text.addExtension().setUrl(DirectoryExtension.TRANSLATION);
        translation.addExtension("lang", new CodeType(Locale.CANADA_FRENCH.toLanguageTag()));
        translation.addExtension("content", new StringType(french));
        return text;
    }

    static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
