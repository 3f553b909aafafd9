package ca.passerelle.gateway.console;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What a page says for codes, names and times, in the reader's language. */
record Words(Vocabulary vocabulary, ZoneId zone, Locale language) {

    public String status(BusinessStatus status) {
        return display(Systems.BUSINESS_STATUS, status.code());
    }

    public String event(ReferralEventKind kind) {
        return display(Systems.REFERRAL_EVENT, kind.code());
    }

    public String reason(String code) {
        return display(Systems.STATUS_REASON, code);
    }

    public String needs(List<String> codes) {
        return codes.stream().map(code -> display(Systems.NEED, code)).collect(Collectors.joining(", "));
    }

    public String name(Partner partner) {
        return partner.name(language);
    }

    /** A text of the directory: its translation where it has one. */
    public @Nullable String text(@Nullable StringType text) {
        if (text == null) {
            return null;
        }
        return text.getExtensionsByUrl(DirectoryExtension.TRANSLATION).stream()
                .filter(translation -> part(translation, "lang").startsWith(language.getLanguage()))
                .map(translation -> part(translation, "content"))
                .findFirst()
                .orElseGet(text::getValue);
    }

    public String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(at.atZone(zone));
    }

    /** Day, time and zone, so that nobody has to guess. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", language).format(at.atZone(zone));
    }

    private String display(String system, String code) {
        return vocabulary.display(system, code, language).orElse(code);
    }

    private static String part(Extension translation, String name) {
        Extension found = translation.getExtensionByUrl(name);
        return found == null ? "" : found.getValue().primitiveValue();
    }
}
