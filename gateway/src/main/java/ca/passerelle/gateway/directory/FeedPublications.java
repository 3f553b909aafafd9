package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.fhir.HealthcareServiceFromListing;
import ca.passerelle.routes.directory.fhir.LocationFromListing;
import ca.passerelle.routes.directory.fhir.OrganizationFromListing;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.kit.Sha256;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What a feed asks the record to hold, kind by kind, so that nothing refers to what comes later. */
@Component
class FeedPublications {

    private final FhirContext fhir;

    FeedPublications(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Organisations, places, services. */
    List<List<Candidate>> of(FeedContents contents, FeedIds ids) {
        return List.of(
                contents.organizations().stream()
                        .map(from -> new Candidate(
                                from.key(),
                                null,
                                CrisisLine.fingerprint(from),
                                () -> OrganizationFromListing.organization(from, ids)))
                        .toList(),
                contents.places().stream()
                        .map(from ->
                                new Candidate(from.key(), null, null, () -> LocationFromListing.location(from, ids)))
                        .toList(),
                contents.listings().stream()
                        .map(from -> new Candidate(
                                from.key(),
                                from.modified(),
                                CrisisLine.fingerprint(from),
                                () -> HealthcareServiceFromListing.service(from, ids)))
                        .toList());
    }

    Publication publication(Candidate candidate) {
        Resource resource = candidate.resource().get();
        IParser parser = fhir.newJsonParser();
        return new Publication(candidate, resource, Sha256.of(parser.encodeResourceToString(resource)));
    }
}
