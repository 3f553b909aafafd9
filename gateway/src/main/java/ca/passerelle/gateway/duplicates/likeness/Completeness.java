package ca.passerelle.gateway.duplicates.likeness;

import ca.passerelle.profiles.DirectoryExtension;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;

/** How much a listing says of what a person who may go there looks for. */
final class Completeness {

    private static final List<String> TOLD_BY_EXTENSION = List.of(
            DirectoryExtension.AGE_RANGE, DirectoryExtension.INTAKE_INSTRUCTIONS, DirectoryExtension.SOURCE_VERIFIED);

    private Completeness() {}

    static int of(HealthcareService service, List<Location> locations) {
        Stream<Boolean> told = Stream.of(
                service.hasComment(),
                service.hasTelecom(),
                service.hasAvailableTime() || service.hasExtension(DirectoryExtension.HOURS_TEXT),
                service.hasEligibility(),
                service.hasServiceProvisionCode()
                        || service.hasExtension(DirectoryExtension.FEES)
                        || service.hasExtension(DirectoryExtension.COST_OPTION),
                service.hasCommunication(),
                service.hasCategory() || service.hasType(),
                service.hasCoverageArea(),
                service.getNameElement().hasExtension(DirectoryExtension.TRANSLATION),
                service.getCommentElement().hasExtension(DirectoryExtension.TRANSLATION),
                locations.stream().anyMatch(location -> location.getAddress().hasLine()),
                locations.stream().anyMatch(Location::hasPosition),
                locations.stream().anyMatch(location -> location.hasExtension(DirectoryExtension.ACCESSIBILITY)));
        return (int) (told.filter(Boolean::booleanValue).count()
                + TOLD_BY_EXTENSION.stream().filter(service::hasExtension).count());
    }
}
