package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.matching.criteria.PlaceTraits;
import ca.passerelle.gateway.matching.index.Lexicon.Kind;
import ca.passerelle.gateway.matching.index.Lexicon.Said;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.fhir.VirtualPlace;
import ca.passerelle.routes.directory.fhir.WithheldAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;

/** The traits of a place from its Location. */
public final class TraitsFromPlace {

    private static final String CANADIAN = "[A-Z]\\d[A-Z] ?\\d[A-Z]\\d";
    private static final int FSA = 3;

    private final Lexicon lexicon;

    public TraitsFromPlace(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * A place.
     *
     * @param point null when unknown, and always when the address is secret: nothing is ever ranked by it
     * @param postalCode without its space; null as {@code point}
     */
    public record Place(
            PlaceTraits traits,
            @Nullable GeoPoint point,
            @Nullable String postalCode,
            @Nullable String province) {

        public @Nullable String fsa() {
            return postalCode == null ? null : postalCode.substring(0, FSA);
        }

        /** The municipality as it is compared. */
        public @Nullable String community() {
            return traits.city() == null ? null : AreaFromText.name(traits.city());
        }
    }

    public Place place(Location location) {
        boolean withheld = WithheldAddress.isOf(location);
        boolean virtual = VirtualPlace.is(location);
        String postal = location.getAddress().getPostalCode();
        String code = postal == null ? "" : postal.toUpperCase(Locale.ROOT).strip();
        PlaceTraits traits = new PlaceTraits(
                virtual,
                withheld,
                location.getAddress().getCity(),
                accessibility(location),
                languages(location),
                Hours.of(location));
        return new Place(
                traits,
                withheld ? null : point(location),
                !withheld && code.matches(CANADIAN) ? code.replace(" ", "") : null,
                location.getAddress().getState());
    }

    private static @Nullable GeoPoint point(Location location) {
        boolean known =
                location.getPosition().hasLatitude() && location.getPosition().hasLongitude();
        if (!known) {
            return null;
        }
        double latitude = location.getPosition().getLatitude().doubleValue();
        double longitude = location.getPosition().getLongitude().doubleValue();
        boolean possible = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude != 0 || longitude != 0);
        return possible ? new GeoPoint(latitude, longitude) : null;
    }

    private Set<String> accessibility(Location location) {
        Set<String> codes = Texts.of(location.getExtensionsByUrl(DirectoryExtension.ACCESSIBILITY).stream())
                .flatMap(text -> lexicon.read(text).stream())
                .filter(said -> said.kind() == Kind.ACCESSIBILITY)
                .map(Said::code)
                .collect(Collectors.toCollection(TreeSet::new));
        // "Not accessible" holds the word accessible.
        if (codes.contains("NOTACCESSIBILE")) {
            codes.remove("FULLACCESSIBLE");
        }
        return codes;
    }

    private static Set<String> languages(Location location) {
        List<CodeableConcept> concepts = location.getExtensionsByUrl(DirectoryExtension.LOCATION_LANGUAGE).stream()
                .map(extension ->
                        extension.getValue() instanceof CodeableConcept concept ? concept : new CodeableConcept())
                .toList();
        return TraitsFromService.languages(concepts);
    }
}
