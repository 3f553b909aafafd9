package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * A search of definitions. What it does not know is refused with the parameter named, as everywhere on this server.
 *
 * @param matches what a match fulfils
 * @param count how many on a page; 0 for the count alone
 * @param offset how many matches were on the pages before
 */
public record DefinitionSearch(Predicate<MetadataResource> matches, int count, int offset) {

    /** The search parameters beside {@code _id}; each is named like the element that it looks at. */
    public static final Map<String, SearchParamType> PARAMETERS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "url", SearchParamType.URI,
            "version", SearchParamType.TOKEN,
            "name", SearchParamType.STRING,
            "status", SearchParamType.TOKEN)));

    private static final int DEFAULT_COUNT = 50;
    private static final int MAX_COUNT = 200;

    /**
     * Reads decoded parameters.
     *
     * @throws Refusal BAD_REQUEST for an unknown parameter, modifier or value
     */
    static DefinitionSearch of(Map<String, String[]> parameters) {
        DefinitionSearch search = new DefinitionSearch(definition -> true, DEFAULT_COUNT, 0);
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                search = search.with(parameter.getKey(), value);
            }
        }
        return search;
    }

    private DefinitionSearch with(String name, String value) {
        return switch (name) {
            case "_id" -> and(definition -> definition.getIdElement().getIdPart(), value);
            case "url" -> and(MetadataResource::getUrl, value);
            case "version" -> and(MetadataResource::getVersion, value);
            case "status" ->
                and(
                        definition ->
                                definition.hasStatus() ? definition.getStatus().toCode() : "",
                        value.substring(value.indexOf('|') + 1));
            case "name" ->
                and(any(
                        value,
                        wanted -> definition -> fold(definition.getName()).startsWith(fold(wanted))));
            case "_count" -> new DefinitionSearch(matches, Math.min(whole(name, value), MAX_COUNT), offset);
            case "_page" -> new DefinitionSearch(matches, count, whole(name, value));
            case "_summary" -> value.equals("count") ? new DefinitionSearch(matches, 0, 0) : this;
            case "_format", "_pretty", "_elements", "_total" -> this;
            default -> throw unsupported(name);
        };
    }

    private DefinitionSearch and(Function<MetadataResource, @Nullable String> element, String value) {
        return and(any(value, wanted -> definition -> wanted.equals(element.apply(definition))));
    }

    private DefinitionSearch and(Predicate<MetadataResource> more) {
        return new DefinitionSearch(matches.and(more), count, offset);
    }

    /** Values with commas between: any of them. */
    private static Predicate<MetadataResource> any(String value, Function<String, Predicate<MetadataResource>> one) {
        return Arrays.stream(value.split(",")).map(one).reduce(Predicate::or).orElse(definition -> false);
    }

    private static String fold(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
    }

    private static int whole(String name, String value) {
        if (!value.matches("\\d{1,6}")) {
            throw Refusal.badRequest(name, ProblemCode.INVALID_VALUE, name + " is a whole number.");
        }
        return Integer.parseInt(value);
    }

    private static Refusal unsupported(String name) {
        String printable = name.replaceAll("[^\\w.:-]", "?");
        return Refusal.badRequest(
                printable,
                ProblemCode.UNSUPPORTED_PARAMETER,
                "The search parameter or its modifier is not supported here: " + printable + ". Known are _id and "
                        + String.join(", ", PARAMETERS.keySet()) + ".");
    }
}
