package ca.passerelle.routes.directory.cioc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a CIOC record as those of a mapped table. Columns are asked for in lower case, without underscores and spaces. */
final class CiocFields {

    /** Field of ours to the columns that fill it; the first that holds something counts. */
    private static final Map<String, List<String>> TEXTS = Map.of(
            "service.name",
                    List.of("servicenamelevel1", "servicename", "orglevel3", "orglevel2", "locationname", "orglevel1"),
            "service.description", List.of("description", "servicedescription"),
            "service.application_process", List.of("application"),
            "service.fees_description", List.of("fees", "feenotes"),
            "service.eligibility_description", List.of("eligibility", "eligibilitynotes"),
            "organization.name", List.of("orglevel1"),
            "organization.description", List.of("orgdescription"),
            "location.transportation", List.of("transportation", "busroutes"));

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("service.id", List.of("num")),
            Map.entry("service.alternate_name", List.of("altorg", "alternatename")),
            Map.entry("service.url", List.of("wwwaddress", "website")),
            Map.entry("service.email", List.of("email")),
            Map.entry("service.minimum_age", List.of("minage")),
            Map.entry("service.maximum_age", List.of("maxage")),
            Map.entry("service.accreditations", List.of("accreditation", "accredited")),
            Map.entry("service.last_modified", List.of("updatedate", "modifieddate")),
            Map.entry("location.name", List.of("locationname")),
            Map.entry("location.latitude", List.of("latitude")),
            Map.entry("location.longitude", List.of("longitude")),
            Map.entry("address.city", List.of("sitecity", "locatedin")),
            Map.entry("address.state_province", List.of("siteprovince")),
            Map.entry("address.postal_code", List.of("sitepostalcode")),
            Map.entry("mailing.city", List.of("mailcity")),
            Map.entry("mailing.state_province", List.of("mailprovince")),
            Map.entry("mailing.postal_code", List.of("mailpostalcode")),
            Map.entry("fax.number", List.of("fax")),
            Map.entry("document.document", List.of("documentsrequired")),
            Map.entry("hours.description", List.of("hours")),
            Map.entry("area.name", List.of("areasserved", "areasservednotes")),
            Map.entry("language.name", List.of("languages")),
            Map.entry("accessibility.description", List.of("accessibility")),
            Map.entry("funding.source", List.of("funding")));

    private static final List<String> PHONES =
            List.of("tollfreephone", "officephone", "afterhoursphone", "crisisphone", "tdd");

    private CiocFields() {}

    /** Every field that the record fills. */
    static Map<String, List<String>> of(UnaryOperator<@Nullable String> column) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        texts(column).forEach((field, text) -> values.put(field, List.of(text)));
        VALUES.forEach((field, columns) -> put(values, field, first(column, columns)));
        put(values, "address.address_1", street(column, "site"));
        put(values, "address.address_2", column.apply("sitesuite"));
        put(values, "mailing.address_1", street(column, "mail"));
        List<String> phones = new ArrayList<>();
        PHONES.forEach(phone -> {
            String number = column.apply(phone);
            if (number != null) {
                phones.add(number);
            }
        });
        if (!phones.isEmpty()) {
            values.put("phone.number", phones);
        }
        return values;
    }

    /** Those that are told in the language of the record. */
    static Map<String, String> texts(UnaryOperator<@Nullable String> column) {
        Map<String, String> texts = new LinkedHashMap<>();
        TEXTS.forEach((field, columns) -> {
            String text = first(column, columns);
            if (text != null) {
                texts.put(field, text);
            }
        });
        return texts;
    }

    /** The parts of a street, or the whole in one column. */
    private static @Nullable String street(UnaryOperator<@Nullable String> column, String kind) {
        String whole = column.apply(kind + "address");
        String parts = String.join(
                " ",
                Stream.of("streetnumber", "street", "streettype", "streetdir")
                        .map(part -> Objects.requireNonNullElse(column.apply(kind + part), ""))
                        .filter(part -> !part.isEmpty())
                        .toList());
        return whole != null ? whole : parts.isEmpty() ? null : parts;
    }

    private static @Nullable String first(UnaryOperator<@Nullable String> column, List<String> columns) {
        String found = null;
        for (String name : columns) {
            String value = column.apply(name);
            found = found == null ? value : found;
        }
        return found;
    }

    private static void put(Map<String, List<String>> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, List.of(value));
        }
    }
}
