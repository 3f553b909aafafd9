package ca.passerelle.routes.kit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * Where in its message an entry of a mapped Bundle comes from, so that what the record has against the entry can be said in the words of the
 * message. It goes along with the entry in memory and is not part of it.
 *
 * @param place of the whole entry, e.g. {@code ORC[2]}
 * @param elements places of its elements by their names, e.g. {@code status}; the others are at the place of the whole
 */
public record Origin(String place, Map<String, String> elements) {

    private static final String KEY = Origin.class.getName();
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d{1,9})](?:\\.(.+))?");
    private static final Pattern ELEMENT = Pattern.compile("([A-Z][A-Za-z]+)(?:\\.(.+))?");
    private static final Pattern NAME = Pattern.compile("^([a-z][A-Za-z]*).*", Pattern.DOTALL);

    public Origin {
        elements = Map.copyOf(elements);
    }

    /** Says where an entry comes from; looked up only when something is wrong with it. */
    public static void mark(BundleEntryComponent entry, Supplier<Origin> origin) {
        entry.setUserData(KEY, origin);
    }

    /**
     * The problems with the places of the message that the Bundle was mapped from; one whose place nobody knows stays as it is.
     *
     * @param problems as the record has them, by FHIRPath within the Bundle or within a resource of it
     */
    public static List<Problem> locate(Bundle mapped, List<Problem> problems) {
        return problems.stream()
                .map(problem -> locate(mapped, problem.location())
                        .map(place -> new Problem(place, problem.code(), problem.severity(), problem.text()))
                        .orElse(problem))
                .toList();
    }

    private static Optional<String> locate(Bundle mapped, String location) {
        Matcher entry = ENTRY.matcher(location);
        if (entry.matches()) {
            int index = Integer.parseInt(entry.group(1));
            String element = entry.group(2) == null ? "" : entry.group(2).replaceFirst("^resource\\.?", "");
            return index < mapped.getEntry().size()
                    ? of(mapped.getEntry().get(index)).map(origin -> origin.at(element))
                    : Optional.empty();
        }
        Matcher element = ELEMENT.matcher(location);
        if (!element.matches()) {
            return Optional.empty();
        }
        Set<String> places = new LinkedHashSet<>();
        IntStream.range(0, mapped.getEntry().size())
                .mapToObj(mapped.getEntry()::get)
                .filter(each -> isOfType(each, element.group(1)))
                .forEach(each -> of(each).ifPresent(
                                origin -> places.add(origin.at(element.group(2) == null ? "" : element.group(2)))));
        // Of several the first may be another one: that would send its reader to the wrong place.
        return places.size() == 1 ? places.stream().findFirst() : Optional.empty();
    }

    private static boolean isOfType(BundleEntryComponent entry, String type) {
        String url = String.valueOf(entry.getRequest().getUrl());
        return url.equals(type) || url.startsWith(type + "/") || url.startsWith(type + "?");
    }

    private static Optional<Origin> of(BundleEntryComponent entry) {
        return entry.getUserData(KEY) instanceof Supplier<?> marked
                ? Optional.of((Origin) marked.get())
                : Optional.empty();
    }

    private String at(String element) {
        Matcher name = NAME.matcher(element);
        return name.matches() ? elements.getOrDefault(name.group(1), place) : place;
    }
}
