package ca.passerelle.gateway.duplicates.likeness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a listing tells one service from another. There are none for a listing whose address is confidential: it is compared with nothing.
 *
 * @param id the HealthcareService
 * @param feed key of the feed that it comes from
 * @param names of the service, main and alternate, in each language
 * @param organizations names of the organisation
 * @param numbers of the service's names
 * @param organizationNumbers of the organisation's names
 * @param sides what of {@link Contrast} its names say
 * @param phones E.164 of the service or its place alone, with {@code x} and the extension
 * @param online e-mail and web addresses of the service or its place alone
 * @param common contacts and registered numbers of the organisation, which all its services share
 * @param place null when it has none, or it is only a telephone
 * @param types {@code system|code} of open vocabularies
 * @param ageFrom in years, included
 * @param ageTo in years, included
 * @param completeness how many of the things that a reader looks for it says
 */
public record ListingTraits(
        UUID id,
        String feed,
        List<ComparedName> names,
        List<ComparedName> organizations,
        Set<String> numbers,
        Set<String> organizationNumbers,
        Set<String> sides,
        Set<String> phones,
        Set<String> online,
        Set<String> common,
        @Nullable ComparedPlace place,
        Set<String> types,
        @Nullable Double ageFrom,
        @Nullable Double ageTo,
        int completeness) {

    private static final int TELLING = 3;

    public ListingTraits {
        names = List.copyOf(names);
        organizations = List.copyOf(organizations);
        numbers = new TreeSet<>(numbers);
        organizationNumbers = new TreeSet<>(organizationNumbers);
        sides = new TreeSet<>(sides);
        phones = new TreeSet<>(phones);
        online = new TreeSet<>(online);
        common = new TreeSet<>(common);
        types = new TreeSet<>(types);
    }

    /** Names of the service, each with and without the words of its organisation. */
    List<ComparedName> spellings() {
        Set<ComparedName> all = new LinkedHashSet<>(names);
        for (ComparedName name : names) {
            organizations.forEach(organization -> all.add(name.without(organization)));
        }
        return List.copyOf(all);
    }

    /**
     * By what another listing of the same service is found: what is linked, and nearly all that is proposed, has one of them in
     * common.
     */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        contacts().forEach(contact -> keys.add("contact " + contact));
        for (ComparedName name : spellings()) {
            organizations.forEach(organization -> keys.add("name " + name.key() + " of " + organization.key()));
            if (name.words().size() >= TELLING) {
                keys.add("name " + name.key());
            }
            if (place != null && place.community() != null) {
                name.gists().forEach(gist -> keys.add("near " + place.community() + " " + gist));
            }
        }
        if (place != null) {
            place.addressKeys().forEach(address -> keys.add("address " + address));
        }
        return keys;
    }

    Set<String> contacts() {
        Set<String> all = new TreeSet<>(common);
        all.addAll(phones);
        all.addAll(online);
        return all;
    }
}
