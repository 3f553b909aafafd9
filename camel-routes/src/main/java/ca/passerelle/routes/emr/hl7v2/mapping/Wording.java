package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Vocabulary;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read in messages to a clinic, in its language: English, or Canadian French. */
final class Wording {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Vocabulary VOCABULARY = Vocabulary.load();

    private final ResourceBundle bundle;
    private final Locale locale;

    private Wording(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static Wording in(Locale locale) {
        return new Wording(ResourceBundle.getBundle(Wording.class.getName(), locale, EXACT), locale);
    }

    /** A title or a line of a report with its arguments. */
    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** The display of a code of ours; the code itself where it has none, as it still says something. */
    String display(String system, String code) {
        return VOCABULARY.display(system, code, locale).orElse(code);
    }
}
