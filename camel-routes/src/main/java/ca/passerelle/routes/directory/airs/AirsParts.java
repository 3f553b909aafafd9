package ca.passerelle.routes.directory.airs;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What agencies, sites and site services have in common: addresses, telephones, links, hours, languages. */
final class AirsParts {

    private static final Map<String, String> DAYS = Map.of(
            "Monday",
            "MO",
            "Tuesday",
            "TU",
            "Wednesday",
            "WE",
            "Thursday",
            "TH",
            "Friday",
            "FR",
            "Saturday",
            "SA",
            "Sunday",
            "SU");

    private final String file;
    private final RowWriter rows;
    private final Findings findings;

    AirsParts(String file, RowWriter rows, Findings findings) {
        this.file = file;
        this.rows = rows;
        this.findings = findings;
    }

    /** The filled texts, in order; null when none is. */
    static @Nullable String joined(List<String> texts, String between) {
        String all = texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(between));
        return all.isEmpty() ? null : all;
    }

    /** Address blocks of a site. One with a reason for being withheld is confidential even if its flag says otherwise. */
    void addresses(XmlNode site, String owner, String key) {
        for (String kind : List.of("PhysicalAddress", "MailingAddress", "OtherAddress")) {
            for (XmlNode address : site.all(kind)) {
                address(address, kind, owner, key);
            }
        }
    }

    private void address(XmlNode address, String kind, String owner, String key) {
        boolean secret = address.isHidden();
        boolean filled = address.children().stream().anyMatch(part -> part.text() != null);
        if (!filled && !secret) {
            return;
        }
        rows.row(FeedTable.ADDRESSES, address.line())
                .put(owner, key)
                .put("address_1", address.value("Line1", "PreAddressLine"))
                .put("address_2", address.value("Line2"))
                .put("city", address.value("City"))
                .put("region", address.value("County"))
                .put("state_province", address.value("State"))
                .put("postal_code", address.value("ZipCode"))
                .put("country", address.value("Country"))
                .put("address_type", kind.equals("MailingAddress") ? "postal" : "physical")
                .put("confidential", secret ? "true" : "")
                .add();
    }

    void phones(XmlNode node, String owner, String key) {
        for (XmlNode phone : node.all("Phone")) {
            String number = phone.value("PhoneNumber");
            boolean secret = phone.isHidden();
            if (number == null) {
                continue;
            }
            String type = phone.valueOr("", "Type");
            rows.row(FeedTable.PHONES, phone.line())
                    .put(owner, key)
                    .put("number", number)
                    .put("extension", phone.value("Extension"))
                    .put("type", type(type))
                    .put("description", label(type, phone))
                    .put("confidential", secret ? "true" : "")
                    .add();
        }
    }

    private static @Nullable String label(String type, XmlNode phone) {
        String plain = type.matches("(?i)phone\\s*\\d*|fax|voice|main") ? "" : type;
        return joined(List.of(plain, phone.valueOr("", "Function"), phone.valueOr("", "Description")), ", ");
    }

    private static String type(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        if (plain.contains("tty") || plain.contains("tdd")) {
            return "textphone";
        }
        if (plain.contains("fax") && !plain.contains("phone")) {
            return "fax";
        }
        return plain.contains("text") || plain.contains("sms") ? "sms" : "voice";
    }

    /** The first link and mailbox of a record, as columns of its row. */
    void reach(RowWriter.Cells row, XmlNode node) {
        row.put("email", reached(node, "Email")).put("url", reached(node, "URL"));
    }

    private @Nullable String reached(XmlNode node, String kind) {
        for (XmlNode found : node.all(kind)) {
            String address = found.value("Address");
            if (address == null) {
                continue;
            }
            if (found.isHidden()) {
                findings.add(DirectoryRule.VALUE_WITHHELD, file + " row " + found.line() + " column " + kind, "");
            } else {
                return address;
            }
        }
        return null;
    }

    /** People are not published. */
    void contacts(XmlNode node, String key) {
        for (XmlNode contact : node.all("Contact")) {
            if (contact.value("Name") != null) {
                findings.add(DirectoryRule.CONTACT_WITHHELD, file + " row " + contact.line(), key);
            }
        }
    }

    void hours(XmlNode node, String owner, String key) {
        for (XmlNode open : node.all("TimeOpen")) {
            for (XmlNode day : open.children()) {
                String weekday = DAYS.get(day.name());
                if (weekday != null && day.value("From") != null) {
                    rows.row(FeedTable.SCHEDULES, day.line())
                            .put(owner, key)
                            .put("freq", "WEEKLY")
                            .put("byday", weekday)
                            .put("opens_at", day.value("From"))
                            .put("closes_at", day.value("To"))
                            .add();
                }
            }
            note(open, owner, key, open.value("Notes"));
        }
    }

    /** Hours in words, which decide nothing when there are hours by day. */
    private void note(XmlNode open, String owner, String key, @Nullable String words) {
        if (words == null) {
            return;
        }
        boolean byDay =
                open.children().stream().anyMatch(day -> DAYS.containsKey(day.name()) && day.value("From") != null);
        rows.row(FeedTable.SCHEDULES, open.line())
                .put(owner, key)
                .put(byDay ? "description" : "original_text", words)
                .add();
    }

    void languages(XmlNode node, String owner, String key) {
        for (XmlNode spoken : node.all("Languages")) {
            for (XmlNode name : spoken.all("Name")) {
                rows.row(FeedTable.LANGUAGES, name.line())
                        .put(owner, key)
                        .put("name", name.text())
                        .put("note", spoken.value("Notes"))
                        .add();
            }
        }
    }
}
