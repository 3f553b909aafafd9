package ca.passerelle.routes.directory.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a place is or gets its mail. A withheld one has a city at most.
 *
 * @param lines street and unit, outermost last
 * @param city municipality
 * @param district region within the province
 * @param province two letters for provinces and territories of Canada, else as given
 * @param postalCode {@code A1A 1A1} for Canada, else as given
 * @param country two letters
 * @param postal for mail only
 * @param original as the feed gave it, on one line, when cleaning changed it; none of a withheld one
 */
public record PostalAddress(
        List<String> lines,
        @Nullable String city,
        @Nullable String district,
        @Nullable String province,
        @Nullable String postalCode,
        @Nullable String country,
        boolean postal,
        @Nullable String original) {

    public PostalAddress {
        lines = List.copyOf(lines);
    }

    /** One that is as the feed gave it. */
    public PostalAddress(
            List<String> lines,
            @Nullable String city,
            @Nullable String district,
            @Nullable String province,
            @Nullable String postalCode,
            @Nullable String country,
            boolean postal) {
        this(lines, city, district, province, postalCode, country, postal, null);
    }

    /** What may be told of a confidential address. */
    public PostalAddress withheld() {
        return new PostalAddress(List.of(), city, district, province, null, country, postal);
    }
}
