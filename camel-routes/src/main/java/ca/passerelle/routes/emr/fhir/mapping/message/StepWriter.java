package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Writes the transaction of a message: its entries, and where in the message each comes from. */
final class StepWriter {

    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    private final List<String> places = new ArrayList<>();

    /**
     * Puts a resource under a url.
     *
     * @param fullUrl what other entries call it; null where they use the url
     * @param place where it stands in the message
     */
    void put(@Nullable String fullUrl, Resource resource, String url, String place) {
        add(fullUrl, resource, place).setMethod(HTTPVerb.PUT).setUrl(url);
    }

    /** Creates a resource unless something meets the condition. */
    void postOnce(String fullUrl, Resource resource, String condition, String place) {
        add(fullUrl, resource, place)
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType())
                .setIfNoneExist(condition);
    }

    /**
     * Replaces a resource of the record.
     *
     * @param ifUnchanged only the version that it has in its meta
     */
    void replace(Resource resource, String place, boolean ifUnchanged) {
        String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        BundleEntryRequestComponent request =
                add(null, resource, place).setMethod(HTTPVerb.PUT).setUrl(url);
        if (ifUnchanged && resource.getMeta().hasVersionId()) {
            request.setIfMatch("W/\"" + resource.getMeta().getVersionId() + "\"");
        }
        resource.setMeta(null);
    }

    private BundleEntryRequestComponent add(@Nullable String fullUrl, Resource resource, String place) {
        places.add(place);
        return bundle.addEntry().setFullUrl(fullUrl).setResource(resource).getRequest();
    }

    /** Lets a role that was added belong to an organisation of the record; what the sender calls it stays as its name. */
    void inOrganization(Reference role, Reference organization) {
        bundle.getEntry().stream()
                .filter(entry -> entry.getRequest().getUrl().equals(role.getReference()))
                .map(entry -> (PractitionerRole) entry.getResource())
                .forEach(added -> added.setOrganization(organization
                        .copy()
                        .setDisplay(added.getOrganization().getDisplay())
                        .setIdentifier(
                                added.getOrganization().hasIdentifier()
                                        ? added.getOrganization().getIdentifier()
                                        : null)));
    }

    /** Whether an entry is called so. */
    boolean isNamed(String fullUrl) {
        return bundle.getEntry().stream().anyMatch(entry -> fullUrl.equals(entry.getFullUrl()));
    }

    /** The transaction, its resources as they are read back: what was only looked at has left empty elements, which would pass for a change. */
    MappedMessage.Step step() {
        IParser parser = FhirContext.forR4Cached()
                .newJsonParser()
                .setStripVersionsFromReferences(false)
                .setOverrideResourceIdWithBundleEntryFullUrl(false);
        bundle.getEntry()
                .forEach(entry -> entry.setResource(
                        (Resource) parser.parseResource(parser.encodeResourceToString(entry.getResource()))));
        return new MappedMessage.Step(bundle, places);
    }
}
