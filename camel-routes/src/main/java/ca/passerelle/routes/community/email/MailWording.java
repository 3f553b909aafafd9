package ca.passerelle.routes.community.email;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read in mail, in their language: English, or Canadian French. */
record MailWording(ResourceBundle bundle, Locale locale) {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static MailWording in(Locale locale) {
        return new MailWording(ResourceBundle.getBundle(MailWording.class.getName(), locale, EXACT), locale);
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** A day in words. */
    String day(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    boolean isFrench() {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage());
    }

    /** The same in the other language. */
    MailWording other() {
        return in(isFrench() ? Locale.CANADA : Locale.CANADA_FRENCH);
    }
}
