package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.CanadianAddress;
import ca.passerelle.routes.directory.cleaning.Confidentiality;
import ca.passerelle.routes.directory.cleaning.PlainText;
import ca.passerelle.routes.directory.listing.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses, and whether they may be told. */
final class AddressesFromTables {

    private static final List<String> FIELDS = List.of("attention", "address_1", "address_2", "city", "region");

    private final Reading reading;

    AddressesFromTables(Reading reading) {
        this.reading = reading;
    }

    /** The address, reduced to its municipality when it says that it is secret. */
    PostalAddress address(FeedRow row) {
        if (row.value("attention") != null) {
            reading.findings().add(DirectoryRule.CONTACT_WITHHELD, row.place("attention"), row.id());
        }
        List<String> lines = new ArrayList<>(2);
        for (String column : List.of("address_1", "address_2", "address_3")) {
            String line = plain(row, column);
            if (line != null) {
                lines.add(line);
            }
        }
        boolean secret = Secrecy.isSecretAddress(row);
        String province = plain(row, "state_province");
        String postalCode = plain(row, "postal_code");
        String country = plain(row, "country");
        PostalAddress address = new PostalAddress(
                lines,
                secret && Confidentiality.inAddress(row.valueOr("", "city")) ? null : plain(row, "city"),
                plain(row, "region"),
                province == null ? null : CanadianAddress.province(province),
                postalCode == null ? null : CanadianAddress.postalCode(postalCode),
                country == null ? null : CanadianAddress.country(country),
                row.valueOr("", "address_type").toLowerCase(Locale.ROOT).startsWith("postal"));
        return secret || lines.stream().anyMatch(reading.secrecy().redaction()::covers) ? address.withheld() : address;
    }

    /** Whether the address says of itself that it is secret. */
    static boolean isSecret(FeedRow row) {
        return FIELDS.stream().anyMatch(field -> Confidentiality.inAddress(row.valueOr("", field)));
    }

    /** Adds what would give the place away if it stood in another text. */
    static void addSecrets(FeedRow row, Set<String> secrets) {
        for (String column : List.of("address_1", "address_2", "address_3", "attention", "postal_code")) {
            String line = row.value(column);
            if (line != null && !Confidentiality.inAddress(line)) {
                secrets.add(line);
            }
        }
    }

    private @Nullable String plain(FeedRow row, String column) {
        return reading.value(row, column, PlainText::of);
    }
}
