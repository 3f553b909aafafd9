package ca.passerelle.routes.emr.hl7v2.mapping;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read in messages to a clinic, in its language: English, or Canadian French. */
final class Wording {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Wording(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static Wording in(Locale locale) {
        return new Wording(ResourceBundle.getBundle(Wording.class.getName(), locale, EXACT), locale);
    }

    /** The wording of a key with its arguments; the key itself where it has none, as a code still says something. */
    String of(String key, Object... arguments) {
        return bundle.containsKey(key) ? new MessageFormat(bundle.getString(key), locale).format(arguments) : key;
    }
}
