package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.listing.Hours;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.PostalAddress;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationHoursOfOperationComponent;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Location from a listed place (HSDS → FHIR: {@code location}, {@code address}, {@code accessibility}). */
public final class LocationFromListing {

    private LocationFromListing() {}

    public static Location location(ListedPlace from, FeedIds ids) {
        Location location = new Location();
        location.setId(ids.id(from.key()).toString());
        location.addIdentifier(ids.identifier(from.key()));
        from.identifiers().forEach(number -> location.addIdentifier(OrganizationFromListing.identifier(number)));
        location.setStatus(LocationStatus.ACTIVE);
        location.setMode(LocationMode.INSTANCE);
        if (from.name() != null) {
            location.setNameElement(FhirText.string(from.name()));
        }
        if (from.alternateName() != null) {
            location.getAlias().add(FhirText.string(from.alternateName()));
        }
        if (from.description() != null) {
            location.setDescriptionElement(FhirText.string(from.description()));
        }
        if (from.virtual()) {
            location.setPhysicalType(VirtualPlace.type());
        }
        from.telecom().forEach(telecom -> location.addTelecom(FhirTelecom.of(telecom)));
        address(from, location);
        if (from.organization() != null) {
            location.setManagingOrganization(
                    ids.reference("Organization", new SourceKey(RecordKind.ORGANIZATION, from.organization())));
        }
        extensions(from, location);
        hours(from.hours(), location);
        return location;
    }

    /** Location has room for one address: where it is, else where its mail goes. */
    private static void address(ListedPlace from, Location location) {
        PostalAddress address =
                from.addresses().stream().filter(FhirAddress::tells).findFirst().orElse(null);
        if (address != null) {
            location.setAddress(FhirAddress.of(address));
        }
        if (from.position() != null) {
            location.getPosition()
                    .setLatitude(from.position().latitude())
                    .setLongitude(from.position().longitude());
        }
    }

    private static void extensions(ListedPlace from, Location location) {
        if (from.confidential()) {
            location.addExtension(DirectoryExtension.ADDRESS_WITHHELD, new BooleanType(true));
        }
        add(location, FhirText.extension(DirectoryExtension.TRANSIT, from.transit()));
        from.accessibility().forEach(text -> add(location, FhirText.extension(DirectoryExtension.ACCESSIBILITY, text)));
        from.languages()
                .forEach(language -> location.addExtension(
                        DirectoryExtension.LOCATION_LANGUAGE, HealthcareServiceFromListing.language(language)));
    }

    private static void hours(Hours hours, Location location) {
        for (Hours.Weekly weekly : hours.weekly()) {
            LocationHoursOfOperationComponent open = location.addHoursOfOperation();
            weekly.days().forEach(day -> open.addDaysOfWeek(Location.DaysOfWeek.fromCode(FhirHours.day(day))));
            if (weekly.allDay()) {
                open.setAllDay(true);
            } else {
                open.setOpeningTime(FhirHours.time(weekly.opens()));
                open.setClosingTime(FhirHours.time(weekly.closes()));
            }
            if (weekly.original() != null) {
                open.addExtension(DirectoryExtension.ORIGINAL_VALUE, new StringType(weekly.original()));
            }
            if (weekly.offset() != null) {
                open.addExtension(DirectoryExtension.UTC_OFFSET, new StringType(weekly.offset()));
            }
        }
        FhirHours.extensions(hours).forEach(location::addExtension);
        if (!hours.notes().isEmpty()) {
            location.setAvailabilityExceptionsElement(
                    FhirText.string(hours.notes().get(0)));
        }
        hours.notes().stream()
                .skip(1)
                .forEach(note -> location.addExtension(DirectoryExtension.HOURS_TEXT, FhirText.string(note)));
    }

    private static void add(Location location, @Nullable Extension extension) {
        if (extension != null) {
            location.addExtension(extension);
        }
    }
}
