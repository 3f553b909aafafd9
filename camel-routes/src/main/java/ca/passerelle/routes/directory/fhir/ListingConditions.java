package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.listing.AgeRange;
import ca.passerelle.routes.directory.listing.Capacity;
import ca.passerelle.routes.directory.listing.Cost;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Listing;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Who may come, how, for how much and whether there is room: mostly extensions, because R4 has no element for it. */
final class ListingConditions {

    private ListingConditions() {}

    static void write(Listing from, HealthcareService service) {
        text(service, DirectoryExtension.ALTERNATE_NAME, from.alternateName());
        text(service, DirectoryExtension.INTAKE_INSTRUCTIONS, from.access().application());
        text(service, DirectoryExtension.WAIT_TIME, from.access().waitTime());
        from.access().documents().forEach(document -> text(service, DirectoryExtension.REQUIRED_DOCUMENT, document));
        from.funding().forEach(source -> text(service, DirectoryExtension.FUNDING, source));
        for (FeedText who : from.access().eligibility()) {
            service.addEligibility().setCommentElement(FhirText.markdown(who));
        }
        if (from.access().interpretation() != null) {
            service.addCharacteristic(FhirText.concept(from.access().interpretation()));
        }
        if (from.access().ages() != null) {
            service.addExtension(
                    DirectoryExtension.AGE_RANGE, range(from.access().ages()));
        }
        cost(from.cost(), service);
        from.capacities().forEach(capacity -> service.addExtension(capacity(capacity)));
        if (from.modified() != null) {
            service.addExtension(DirectoryExtension.SOURCE_MODIFIED, new DateTimeType(from.modified()));
        }
        if (from.verified() != null) {
            service.addExtension(DirectoryExtension.SOURCE_VERIFIED, new DateType(from.verified()));
        }
    }

    private static Range range(AgeRange ages) {
        Range range = new Range();
        if (ages.minimum() != null) {
            range.setLow(years(ages.minimum()));
        }
        if (ages.maximum() != null) {
            range.setHigh(years(ages.maximum()));
        }
        return range;
    }

    private static Quantity years(BigDecimal age) {
        return new Quantity().setValue(age).setUnit("a").setSystem(Systems.UCUM).setCode("a");
    }

    private static void cost(Cost cost, HealthcareService service) {
        if (cost.free()) {
            service.addServiceProvisionCode(new CodeableConcept(new Coding(Systems.SERVICE_PROVISION, "free", "Free")));
        }
        text(service, DirectoryExtension.FEES, cost.fees());
        cost.options().forEach(option -> service.addExtension(option(option)));
    }

    private static Extension option(Cost.Option option) {
        Extension extension = new Extension(DirectoryExtension.COST_OPTION);
        part(extension, "option", option.option());
        if (option.amount() != null) {
            extension.addExtension(
                    "amount", new Money().setValue(option.amount()).setCurrency(option.currency()));
        }
        part(extension, "text", option.text());
        if (option.from() != null || option.to() != null) {
            extension.addExtension("validity", FhirHours.period(option.from(), option.to()));
        }
        return extension;
    }

    private static Extension capacity(Capacity capacity) {
        Extension extension = new Extension(DirectoryExtension.CAPACITY);
        part(extension, "unit", capacity.unit());
        if (capacity.available() != null) {
            extension.addExtension("available", new DecimalType(capacity.available()));
        }
        if (capacity.maximum() != null) {
            extension.addExtension("maximum", new DecimalType(capacity.maximum()));
        }
        if (capacity.updated() != null) {
            extension.addExtension("updated", new DateTimeType(capacity.updated()));
        }
        if (capacity.text() != null) {
            extension.addExtension("text", FhirText.string(capacity.text()));
        }
        return extension;
    }

    private static void part(Extension extension, String name, @Nullable FeedText text) {
        if (text != null) {
            extension.addExtension(name, FhirText.string(text));
        }
    }

    private static void part(Extension extension, String name, @Nullable String value) {
        if (value != null) {
            extension.addExtension(name, new StringType(value));
        }
    }

    private static void text(HealthcareService service, String url, @Nullable FeedText text) {
        Extension extension = FhirText.extension(url, text);
        if (extension != null) {
            service.addExtension(extension);
        }
    }
}
