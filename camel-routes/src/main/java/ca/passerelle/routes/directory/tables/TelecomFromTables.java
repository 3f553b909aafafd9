package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.TelephoneNumber;
import ca.passerelle.routes.directory.cleaning.WebAddress;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Telecom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ways to reach something: phones, e-mail, web. Named people are left out; a directory of services is not one of its staff. */
final class TelecomFromTables {

    private final Reading reading;

    TelecomFromTables(Reading reading) {
        this.reading = reading;
    }

    /** The numbers that name this record, each once. */
    List<Telecom> phones(FeedTable owner, String id) {
        Set<Telecom> phones = new LinkedHashSet<>();
        for (FeedRow row : reading.links().of(FeedTable.PHONES, owner, id)) {
            phones.addAll(phone(row));
        }
        return new ArrayList<>(phones);
    }

    private List<Telecom> phone(FeedRow row) {
        if (Secrecy.flagged(row)) {
            reading.findings().add(DirectoryRule.PHONE_WITHHELD, row.place("number"), row.id());
            return List.of();
        }
        List<TelephoneNumber> numbers = reading.value(row, "number", TelephoneNumber::in);
        if (numbers == null) {
            return List.of();
        }
        String written = row.valueOr("", "number");
        String extension = extension(row);
        Telecom.Kind kind = kind(row.valueOr("", "type"));
        FeedText label = label(row);
        return numbers.stream()
                .map(number -> new Telecom(
                        kind,
                        number.value(),
                        number.extension() == null ? extension : number.extension(),
                        label,
                        number.value().equals(written) ? null : written))
                .toList();
    }

    /** What the number is for, with the languages that are spoken there: in words, since R4 has no place for them. */
    private @Nullable FeedText label(FeedRow row) {
        List<String> spoken = new ArrayList<>();
        for (String word : row.valueOr("", "language").split("[,;/]")) {
            spoken.add(word.strip());
        }
        if (!row.id().isEmpty()) {
            for (FeedRow language : reading.links().of(FeedTable.LANGUAGES, FeedTable.PHONES, row.id())) {
                spoken.add(language.valueOr("", "name", "language", "code"));
            }
        }
        spoken.removeIf(String::isEmpty);
        String languages = spoken.stream().distinct().collect(Collectors.joining(", "));
        FeedText label = joined(
                reading.text(FeedTable.PHONES, row, "description"), reading.text(FeedTable.PHONES, row, "department"));
        if (languages.isEmpty()) {
            return label;
        }
        return label == null ? FeedText.of(languages) : withNote(label, languages);
    }

    private static @Nullable FeedText joined(@Nullable FeedText one, @Nullable FeedText other) {
        if (one == null || other == null || one.text().contains(other.text())) {
            return one == null ? other : one;
        }
        return new FeedText(one.text() + ", " + other.text(), one.language(), one.translations());
    }

    private static FeedText withNote(FeedText label, String note) {
        Map<String, String> translations = new LinkedHashMap<>();
        label.translations().forEach((language, text) -> translations.put(language, text + " (" + note + ")"));
        return new FeedText(label.text() + " (" + note + ")", label.language(), translations);
    }

    /** Some publishers write 0 where there is none. */
    private static @Nullable String extension(FeedRow row) {
        String extension = row.value("extension");
        return extension == null || extension.equals("0") ? null : extension;
    }

    private static Telecom.Kind kind(String type) {
        switch (type.toLowerCase(Locale.ROOT)) {
            case "":
            case "voice":
                return Telecom.Kind.PHONE;
            case "cell":
            case "mobile":
                return Telecom.Kind.MOBILE;
            case "text":
            case "sms":
                return Telecom.Kind.TEXT;
            case "fax":
                return Telecom.Kind.FAX;
            case "pager":
                return Telecom.Kind.PAGER;
            default:
                return Telecom.Kind.OTHER;
        }
    }

    private static @Nullable String changed(String written, String clean) {
        return written.equals(clean) ? null : written;
    }

    /** The address in this column. */
    List<Telecom> email(FeedRow row, String column) {
        String email = reading.value(row, column, WebAddress::email);
        return email == null
                ? List.of()
                : List.of(new Telecom(Telecom.Kind.EMAIL, email, null, null, changed(row.valueOr("", column), email)));
    }

    /** The link in the first of these columns that is filled. */
    List<Telecom> web(FeedRow row, String... columns) {
        for (String column : columns) {
            String written = row.value(column);
            if (written != null) {
                String url = reading.value(row, column, WebAddress::url);
                return url == null
                        ? List.of()
                        : List.of(new Telecom(Telecom.Kind.WEB, url, null, null, changed(written, url)));
            }
        }
        return List.of();
    }

    /** Further links of 3.1. */
    List<Telecom> links(FeedTable owner, String id) {
        List<Telecom> links = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.URLS, owner, id)) {
            String url = reading.value(row, "url", WebAddress::url);
            if (url != null) {
                links.add(new Telecom(
                        Telecom.Kind.WEB,
                        url,
                        null,
                        reading.text(FeedTable.URLS, row, "label"),
                        changed(row.valueOr("", "url"), url)));
            }
        }
        return links;
    }

    /** Mailboxes of contacts that are an office, not a person. */
    List<Telecom> offices(FeedTable owner, String id) {
        List<Telecom> offices = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.CONTACTS, owner, id)) {
            if (row.value("name") != null) {
                reading.findings().add(DirectoryRule.CONTACT_WITHHELD, row.place(), row.id());
                continue;
            }
            String email = reading.value(row, "email", WebAddress::email);
            if (email != null) {
                FeedText label = reading.text(FeedTable.CONTACTS, row, "department", "title");
                offices.add(
                        new Telecom(Telecom.Kind.EMAIL, email, null, label, changed(row.valueOr("", "email"), email)));
            }
            offices.addAll(phones(FeedTable.CONTACTS, row.id()));
        }
        return offices;
    }
}
