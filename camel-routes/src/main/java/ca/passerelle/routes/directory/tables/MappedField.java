package ca.passerelle.routes.directory.tables;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field that a column may fill, by a name such as {@code address.city}; {@code service.name.fr} is its French text.
 *
 * @param table whose row it is
 * @param column of that row
 */
public record MappedField(FeedTable table, String column) {

    private static final Map<String, MappedField> ALL = Arrays.stream("""
                    organization: ORGANIZATIONS id name alternate_name description email website url status confidential
                    service: SERVICES id name alternate_name description email url status application_process fees_description \
                    eligibility_description minimum_age maximum_age interpretation_services wait_time alert accreditations \
                    assured_date last_modified taxonomy_ids confidential
                    location: LOCATIONS id name alternate_name description location_type latitude longitude transportation \
                    external_identifier confidential
                    address: ADDRESSES address_1 address_2 city region state_province postal_code country confidential
                    mailing: ADDRESSES address_1 address_2 city region state_province postal_code country
                    phone: PHONES number extension type description confidential
                    fax: PHONES number
                    hours: SCHEDULES description
                    language: LANGUAGES name
                    area: SERVICE_AREAS name
                    document: REQUIRED_DOCUMENTS document
                    accessibility: ACCESSIBILITY description
                    funding: FUNDING source
                    capacity: CAPACITY unit available maximum updated description""".split("\n"))
            .flatMap(line -> {
                String[] parts = line.strip().split("\\s+");
                return Arrays.stream(parts)
                        .skip(2)
                        .map(column -> Map.entry(
                                parts[0].replace(":", "") + "." + column,
                                new MappedField(FeedTable.valueOf(parts[1]), column)));
            })
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> REPEATABLE = Set.of(
            "phone.number",
            "fax.number",
            "language.name",
            "area.name",
            "document.document",
            "hours.description",
            "accessibility.description",
            "service.taxonomy_ids",
            "service.description");

    /** Without its language; null when there is none of that name. */
    public static @Nullable MappedField of(String name) {
        return ALL.get(bare(name));
    }

    /** Whether several columns may fill it, each adding a value. */
    public static boolean isRepeatable(String name) {
        return REPEATABLE.contains(name);
    }

    /** {@code service.name.fr} without {@code .fr}. */
    static String bare(String name) {
        return language(name) == null ? name : name.substring(0, name.length() - 3);
    }

    /** {@code fr} of {@code service.name.fr}; null for a field in the feed's own language. */
    static @Nullable String language(String name) {
        return name.matches(".*\\.(?:en|fr)") ? name.substring(name.length() - 2) : null;
    }

    /** The thing it belongs to: {@code address} of {@code address.city}. */
    static String thing(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    static Function<String, String> key() {
        return Function.identity();
    }
}
