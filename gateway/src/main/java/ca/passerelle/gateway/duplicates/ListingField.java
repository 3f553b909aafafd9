package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.duplicates.DuplicateListings.Read;
import ca.passerelle.profiles.DirectoryExtension;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What a person compares of listings that may be one service. */
enum ListingField {
    NAME(read -> Stream.of(read.service().getName())),
    NAME_TRANSLATED(read -> translations(read.service().getNameElement())),
    ALTERNATE_NAME(read -> texts(read.service(), DirectoryExtension.ALTERNATE_NAME)),
    ORGANIZATION(read -> Stream.of(read.organization()).filter(Objects::nonNull).map(Organization::getName)),
    DESCRIPTION(read -> Stream.of(read.service().getComment())),
    DESCRIPTION_TRANSLATED(read -> translations(read.service().getCommentElement())),
    PHONE(read -> telecom(read, ContactPointSystem.PHONE)),
    EMAIL(read -> telecom(read, ContactPointSystem.EMAIL)),
    WEB(read -> telecom(read, ContactPointSystem.URL)),
    ADDRESS(read -> read.locations().stream().map(Location::getAddress).map(ListingField::line)),
    POSITION(read -> read.locations().stream()
            .filter(Location::hasPosition)
            .map(location -> location.getPosition().getLatitude() + ", "
                    + location.getPosition().getLongitude())),
    LANGUAGES(read -> concepts(read.service().getCommunication())),
    ELIGIBILITY(read -> read.service().getEligibility().stream()
            .flatMap(who -> Stream.concat(Stream.of(who.getComment()), concepts(List.of(who.getCode()))))),
    AGES(read -> read.service().getExtensionsByUrl(DirectoryExtension.AGE_RANGE).stream()
            .map(ListingField::ages)),
    FEES(read -> Stream.concat(
            texts(read.service(), DirectoryExtension.FEES),
            concepts(read.service().getServiceProvisionCode()))),
    APPLICATION(read -> texts(read.service(), DirectoryExtension.INTAKE_INSTRUCTIONS)),
    HOURS(read -> Stream.concat(
            read.service().getAvailableTime().stream()
                    .map(time -> time.getDaysOfWeek().stream()
                                    .map(day -> String.valueOf(day.getCode()))
                                    .toList()
                            + " "
                            + (time.getAllDay()
                                    ? "24 h"
                                    : time.getAvailableStartTime() + " - " + time.getAvailableEndTime())),
            texts(read.service(), DirectoryExtension.HOURS_TEXT))),
    TYPES(read -> Stream.concat(
            concepts(read.service().getCategory()), concepts(read.service().getType()))),
    AREAS(read -> read.service().getCoverageArea().stream().map(area -> area.getDisplay()));

    private final Function<Read, Stream<@Nullable String>> values;

    ListingField(Function<Read, Stream<@Nullable String>> values) {
        this.values = values;
    }

    List<String> of(Read read) {
        return values.apply(read)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** The word by which an answer names it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Stream<@Nullable String> translations(PrimitiveType<String> text) {
        return text.getExtensionsByUrl(DirectoryExtension.TRANSLATION).stream()
                .map(translation -> value(translation.getExtensionByUrl("content")));
    }

    private static Stream<@Nullable String> texts(DomainResource resource, String url) {
        return resource.getExtensionsByUrl(url).stream().map(ListingField::value);
    }

    private static @Nullable String value(@Nullable Extension extension) {
        return extension == null || extension.getValue() == null
                ? null
                : extension.getValue().primitiveValue();
    }

    /** Of the service, of its places, of its organisation: whichever tells first. */
    private static Stream<@Nullable String> telecom(Read read, ContactPointSystem system) {
        Organization organization = read.organization();
        Stream<List<ContactPoint>> levels = Stream.of(
                read.service().getTelecom(),
                read.locations().stream()
                        .flatMap(location -> location.getTelecom().stream())
                        .toList(),
                organization == null ? List.of() : organization.getTelecom());
        return levels
                .map(points -> points.stream()
                        .filter(point -> point.getSystem() == system)
                        .map(ContactPoint::getValue)
                        .toList())
                .filter(numbers -> !numbers.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
    }

    private static String line(Address address) {
        return Stream.of(
                        address.getLine().stream().map(StringType::getValue),
                        Stream.of(address.getCity(), address.getState(), address.getPostalCode()))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .reduce("", (one, other) -> one.isEmpty() ? other : one + ", " + other);
    }

    private static Stream<@Nullable String> concepts(List<CodeableConcept> concepts) {
        return concepts.stream()
                .map(concept -> concept.hasText()
                        ? concept.getText()
                        : concept.getCodingFirstRep().hasDisplay()
                                ? concept.getCodingFirstRep().getDisplay()
                                : concept.getCodingFirstRep().getCode());
    }

    private static String ages(Extension extension) {
        return extension.getValue() instanceof Range range
                ? (range.hasLow() ? range.getLow().getValue() : "") + " - "
                        + (range.hasHigh() ? range.getHigh().getValue() : "")
                : "";
    }
}
