package ca.passerelle.gateway.duplicates.likeness;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.fhir.VirtualPlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The traits of a listing from its resources. */
public final class TraitsFromListing {

    private TraitsFromListing() {}

    /**
     * Empty for what is not offered any more, and for what has a confidential address: it is compared with nothing, because being one service
     * with a listing that tells its address would tell it too.
     *
     * @param feed key of the feed
     * @param organization null when the listing names none that is held
     */
    public static Optional<ListingTraits> of(
            String feed, HealthcareService service, @Nullable Organization organization, List<Location> locations) {
        boolean offered = !service.hasActive() || service.getActive();
        if (!offered || locations.stream().anyMatch(TraitsFromListing::isConfidential)) {
            return Optional.empty();
        }
        List<ComparedName> names = names(service.getLanguage(), texts(service));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<Text> ofOrganization = organization == null ? List.of() : texts(organization);
        Contacts shared = Contacts.of(organization, locations);
        Contacts own = Contacts.of(service.getTelecom()).without(shared);
        Range ages = ages(service);
        return Optional.of(new ListingTraits(
                UUID.fromString(service.getIdElement().getIdPart()),
                feed,
                names,
                names(organization == null ? null : organization.getLanguage(), ofOrganization),
                numbers(texts(service)),
                numbers(ofOrganization),
                Contrast.sides(words(names)),
                own.phones(),
                own.online(),
                shared.all(),
                locations.stream()
                        .filter(location -> !isVirtual(location))
                        .map(PlaceFromLocation::of)
                        .findFirst()
                        .orElse(null),
                types(service),
                years(ages == null ? null : ages.getLow()),
                years(ages == null ? null : ages.getHigh()),
                Completeness.of(service, locations)));
    }

    /** Whether the address is kept secret, by the directory or by a person. */
    public static boolean isConfidential(Location location) {
        return location.getExtensionsByUrl(DirectoryExtension.ADDRESS_WITHHELD).stream()
                .anyMatch(said ->
                        said.getValue() != null && "true".equals(said.getValue().primitiveValue()));
    }

    /** A name with its language, where a translation says one. */
    private record Text(@Nullable String language, String text) {}

    private static List<Text> texts(HealthcareService service) {
        List<Text> texts = new ArrayList<>(texts(service.getNameElement()));
        service.getExtensionsByUrl(DirectoryExtension.ALTERNATE_NAME)
                .forEach(name -> texts.addAll(name.getValue() instanceof StringType text ? texts(text) : List.of()));
        return texts;
    }

    private static List<Text> texts(Organization organization) {
        List<Text> texts = new ArrayList<>(texts(organization.getNameElement()));
        organization.getAlias().forEach(alias -> texts.addAll(texts(alias)));
        return texts;
    }

    private static List<Text> texts(StringType name) {
        if (!name.hasValue()) {
            return List.of();
        }
        List<Text> texts = new ArrayList<>();
        texts.add(new Text(null, name.getValue()));
        for (Extension translation : name.getExtensionsByUrl(DirectoryExtension.TRANSLATION)) {
            String content = part(translation, "content");
            if (content != null) {
                texts.add(new Text(part(translation, "lang"), content));
            }
        }
        return texts;
    }

    private static @Nullable String part(Extension extension, String name) {
        Extension part = extension.getExtensionByUrl(name);
        return part != null && part.getValue() instanceof PrimitiveType<?> value ? value.getValueAsString() : null;
    }

    private static List<ComparedName> names(@Nullable String main, List<Text> texts) {
        Set<ComparedName> names = new LinkedHashSet<>();
        for (Text text : texts) {
            ComparedName name = ComparedName.of(text.language() == null ? main : text.language(), text.text());
            if (!name.saysNothing()) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    private static Set<String> numbers(List<Text> texts) {
        Set<String> numbers = new TreeSet<>();
        texts.forEach(text -> numbers.addAll(Words.numbers(text.text())));
        return numbers;
    }

    private static Set<String> words(List<ComparedName> names) {
        Set<String> words = new TreeSet<>();
        names.forEach(name -> words.addAll(name.words()));
        return words;
    }

    private static boolean isVirtual(Location location) {
        return VirtualPlace.is(location);
    }

    /** Codes of vocabularies that more than one feed uses; a feed's own say nothing to another. */
    private static Set<String> types(HealthcareService service) {
        Set<String> types = new TreeSet<>();
        Stream.of(service.getCategory(), service.getType(), service.getSpecialty())
                .flatMap(List::stream)
                .map(CodeableConcept::getCoding)
                .flatMap(List::stream)
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .filter(coding -> !coding.getSystem().startsWith(Systems.FEED_RECORD))
                .map(TraitsFromListing::type)
                .forEach(types::add);
        return types;
    }

    private static String type(Coding coding) {
        return coding.getSystem() + "|" + coding.getCode();
    }

    private static @Nullable Range ages(HealthcareService service) {
        Extension ages = service.getExtensionByUrl(DirectoryExtension.AGE_RANGE);
        return ages != null && ages.getValue() instanceof Range range ? range : null;
    }

    private static @Nullable Double years(@Nullable Quantity end) {
        return end == null || end.getValue() == null ? null : end.getValue().doubleValue();
    }
}
