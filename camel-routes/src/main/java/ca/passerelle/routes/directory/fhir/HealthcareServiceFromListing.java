package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.listing.DrawnArea;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Hours;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.ListingStatus;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.SpokenLanguage;
import ca.passerelle.routes.directory.listing.Term;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.DaysOfWeek;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceAvailableTimeComponent;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * HealthcareService from a listing: one per service at a location. Its second identifier is the service's, which groups it with the same
 * service elsewhere.
 */
public final class HealthcareServiceFromListing {

    private static final FeedText CLOSED = new FeedText("Temporarily closed", Map.of("fr", "Fermé temporairement"));

    private HealthcareServiceFromListing() {}

    public static HealthcareService service(Listing from, FeedIds ids) {
        HealthcareService service = new HealthcareService();
        service.setId(ids.id(from.key()).toString());
        identity(from, ids, service);
        service.setActive(from.status() == ListingStatus.ACTIVE || from.status() == ListingStatus.NOT_REFERABLE);
        service.setLanguage(from.name().language());
        service.setNameElement(FhirText.string(from.name()));
        if (from.description() != null) {
            service.setCommentElement(FhirText.string(from.description()));
        }
        if (from.alert() != null) {
            service.setExtraDetailsElement(FhirText.markdown(from.alert()));
        }
        if (from.program() != null) {
            service.addProgram(FhirText.concept(from.program()));
        }
        from.terms().forEach(term -> term(term, ids, service));
        from.telecom().forEach(telecom -> service.addTelecom(FhirTelecom.of(telecom)));
        from.languages().forEach(language -> service.addCommunication(language(language)));
        from.areas()
                .forEach(area ->
                        service.addCoverageArea((Reference) new Reference().setDisplayElement(FhirText.string(area))));
        drawn(from, service);
        from.credentials().forEach(text -> service.addCharacteristic(FhirText.concept(text)));
        ListingConditions.write(from, service);
        hours(from.hours(), service);
        closed(from, service);
        return service;
    }

    private static void identity(Listing from, FeedIds ids, HealthcareService service) {
        service.addIdentifier(ids.identifier(from.key()));
        SourceKey whole = new SourceKey(RecordKind.SERVICE, from.service());
        if (!from.key().equals(whole)) {
            service.addIdentifier(ids.identifier(whole));
        }
        if (from.organization() != null) {
            SourceKey organization = new SourceKey(RecordKind.ORGANIZATION, from.organization());
            service.setProvidedBy(
                    from.organizationListed()
                            ? ids.reference("Organization", organization)
                            : ids.logical("Organization", organization));
        }
        if (from.place() != null) {
            service.addLocation(ids.reference("Location", new SourceKey(RecordKind.LOCATION, from.place())));
        }
    }

    /** What is drawn has no place of its own in R4: a contained Location with the core extension for its border. */
    private static void drawn(Listing from, HealthcareService service) {
        for (DrawnArea area : from.drawnAreas()) {
            String id = "area-" + (service.getContained().size() + 1);
            Location location = new Location().setMode(LocationMode.KIND);
            location.setId(id);
            location.addExtension(
                    DirectoryExtension.BOUNDARY,
                    new Attachment()
                            .setContentType("application/geo+json")
                            .setData(area.geoJson().getBytes(StandardCharsets.UTF_8)));
            Reference reference = new Reference("#" + id);
            if (area.name() != null) {
                location.setNameElement(FhirText.string(area.name()));
                reference.setDisplayElement(FhirText.string(area.name()));
            }
            service.addContained(location);
            service.addCoverageArea(reference);
        }
    }

    /** Our own needs are what a person looks for, so they are the category; everybody else's terms are the type. */
    private static void term(Term term, FeedIds ids, HealthcareService service) {
        String system = term.system().isEmpty() ? ids.system(RecordKind.TAXONOMY) : term.system();
        Coding coding = new Coding().setSystem(system).setCode(term.code());
        CodeableConcept concept = new CodeableConcept(coding);
        if (term.display() != null) {
            coding.setDisplayElement(FhirText.string(term.display()));
        }
        if (term.eligibility()) {
            service.addEligibility().setCode(concept);
        } else if (Systems.NEED.equals(system)) {
            service.addCategory(concept);
        } else {
            service.addType(concept);
        }
    }

    static CodeableConcept language(SpokenLanguage from) {
        CodeableConcept language = new CodeableConcept().setText(from.text());
        if (from.tag() != null) {
            language.addCoding(new Coding().setSystem(Systems.LANGUAGE).setCode(from.tag()));
        }
        return language;
    }

    private static void hours(Hours hours, HealthcareService service) {
        for (Hours.Weekly weekly : hours.weekly()) {
            HealthcareServiceAvailableTimeComponent open = service.addAvailableTime();
            weekly.days().forEach(day -> open.addDaysOfWeek(DaysOfWeek.fromCode(FhirHours.day(day))));
            if (weekly.allDay()) {
                open.setAllDay(true);
            } else {
                open.setAvailableStartTime(FhirHours.time(weekly.opens()));
                open.setAvailableEndTime(FhirHours.time(weekly.closes()));
            }
            if (weekly.original() != null) {
                open.addExtension(DirectoryExtension.ORIGINAL_VALUE, new StringType(weekly.original()));
            }
            if (weekly.offset() != null) {
                open.addExtension(DirectoryExtension.UTC_OFFSET, new StringType(weekly.offset()));
            }
        }
        FhirHours.extensions(hours).forEach(service::addExtension);
        if (!hours.notes().isEmpty()) {
            service.setAvailabilityExceptionsElement(
                    FhirText.string(hours.notes().get(0)));
        }
        hours.notes().stream()
                .skip(1)
                .forEach(note -> service.addExtension(DirectoryExtension.HOURS_TEXT, FhirText.string(note)));
    }

    /** The feed's own word, finer than active or not; what is closed for a time says so where a reader of hours looks. */
    private static void closed(Listing from, HealthcareService service) {
        service.addExtension(
                DirectoryExtension.LISTING_STATUS, new CodeType(from.status().code()));
        if (from.status() == ListingStatus.TEMPORARILY_CLOSED) {
            service.addNotAvailable()
                    .setDescriptionElement(FhirText.string(from.alert() == null ? CLOSED : from.alert()));
        }
    }
}
