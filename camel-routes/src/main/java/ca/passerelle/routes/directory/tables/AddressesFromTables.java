package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.CanadianAddress;
import ca.passerelle.routes.directory.cleaning.Confidentiality;
import ca.passerelle.routes.directory.cleaning.PlainText;
import ca.passerelle.routes.directory.listing.PostalAddress;
import java.util.ArrayList;
import java.util.Arrays;
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
        String city = secret && Confidentiality.inAddress(row.valueOr("", "city")) ? null : plain(row, "city");
        String district = plain(row, "region");
        String province = plain(row, "state_province");
        String postalCode = plain(row, "postal_code");
        String country = plain(row, "country");
        PostalAddress address = new PostalAddress(
                lines,
                city,
                district,
                province == null ? null : CanadianAddress.province(province),
                postalCode == null ? null : CanadianAddress.postalCode(postalCode),
                country == null ? null : CanadianAddress.country(country),
                row.valueOr("", "address_type").toLowerCase(Locale.ROOT).startsWith("postal"),
                null);
        return secret || lines.stream().anyMatch(reading.secrecy().redaction()::covers)
                ? address.withheld()
                : new PostalAddress(
                        lines,
                        city,
                        district,
                        address.province(),
                        address.postalCode(),
                        address.country(),
                        address.postal(),
                        original(row, address));
    }

    /** The parts as they were written, where one of them was changed; whom it is addressed to is not one of them. */
    private @Nullable String original(FeedRow row, PostalAddress address) {
        List<String> written = new ArrayList<>();
        for (String column : List.of(
                "address_1", "address_2", "address_3", "city", "region", "state_province", "postal_code", "country")) {
            String part = row.value(column);
            if (part != null) {
                written.add(part);
            }
        }
        List<String> clean = new ArrayList<>(address.lines());
        for (String part : Arrays.asList(
                address.city(), address.district(), address.province(), address.postalCode(), address.country())) {
            if (part != null) {
                clean.add(part);
            }
        }
        String all = String.join(", ", written);
        return written.equals(clean) ? null : reading.original(FeedTable.ADDRESSES, row, all, String.join(", ", clean));
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
