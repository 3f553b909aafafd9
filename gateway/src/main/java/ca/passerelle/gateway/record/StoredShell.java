package ca.passerelle.gateway.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Date;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A stored resource on its way out: its type, id and meta as a model object, its content still the JSON that is stored. Most answers need
 * no more. It is for answers only: whoever looks into the content takes it {@link #inflated} first.
 */
public final class StoredShell {

    private static final String STORED = StoredShell.class.getName();

    private StoredShell() {}

    /** The shell of a version that is not a deletion. */
    public static Resource of(FhirContext fhir, StoredResource stored) {
        String type = stored.key().type();
        Resource shell = (Resource) fhir.getResourceDefinition(type).newInstance();
        shell.setId(new IdType(type, stored.key().id().toString(), Integer.toString(stored.version())));
        shell.getMeta().setVersionId(Integer.toString(stored.version())).setLastUpdated(Date.from(stored.updated()));
        shell.setUserData(STORED, stored);
        return shell;
    }

    /** What it is the shell of; null for any other resource. */
    static @Nullable StoredResource in(@Nullable IBaseResource resource) {
        return resource instanceof Resource model ? (StoredResource) model.getUserData(STORED) : null;
    }

    /** The resource with its content; of a Bundle, with that of its entries. Anything but shells stays as it is. */
    public static IBaseResource inflated(IBaseResource resource, FhirContext fhir) {
        StoredResource stored = in(resource);
        if (stored != null) {
            return inflated(stored, fhir);
        }
        if (resource instanceof Bundle bundle) {
            for (BundleEntryComponent entry : bundle.getEntry()) {
                // A shell is empty to the model, so hasResource() would not see it.
                Resource inside = entry.getResource();
                if (inside != null) {
                    entry.setResource((Resource) inflated(inside, fhir));
                }
            }
        }
        return resource;
    }

    /** Our own JSON: strict when it was taken in, so lenient now. */
    private static Resource inflated(StoredResource stored, FhirContext fhir) {
        Resource resource = (Resource) fhir.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(stored.json());
        resource.setId(
                new IdType(stored.key().type(), stored.key().id().toString(), Integer.toString(stored.version())));
        return resource;
    }
}
