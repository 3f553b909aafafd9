package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.kit.Origin;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The transaction Bundle as it grows. */
final class Entries {

    /** Media type of a JSON Patch (RFC 6902). */
    static final String JSON_PATCH = "application/json-patch+json";

    private final Reading reading;
    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

    Entries(Reading reading) {
        this.reading = reading;
    }

    Bundle bundle() {
        return bundle;
    }

    /** Creates the resource, or replaces the one that has the identifier. */
    Reference put(String name, Resource resource, Identifier key) {
        BundleEntryComponent entry = entry(name, resource.fhirType(), resource);
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(resource.fhirType() + "?" + criteria(resource, key));
        return new Reference(entry.getFullUrl());
    }

    /** Creates the resource. */
    Reference post(String name, Resource resource) {
        BundleEntryComponent entry = entry(name, resource.fhirType(), resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        return new Reference(entry.getFullUrl());
    }

    /** Creates the resource unless one has the identifier, on record or in this transaction. */
    Reference postOnce(String name, Resource resource, Identifier key) {
        String criteria = criteria(resource, key);
        return reading.once(resource.fhirType() + "?" + criteria, () -> {
            Reference reference = post(name, resource);
            bundle.getEntry().get(bundle.getEntry().size() - 1).getRequest().setIfNoneExist(criteria);
            return reference;
        });
    }

    /** Of a person's records the one that was not merged into another: both bear the identifiers of the one that was. */
    private static String criteria(Resource resource, Identifier key) {
        return Conditional.identifier(key) + (resource instanceof Patient ? "&active:not=false" : "");
    }

    /** Changes the resource that has the identifier. */
    void patch(String type, Identifier key, byte[] jsonPatch) {
        BundleEntryComponent entry = entry(
                "patch/" + type, type, new Binary().setContentType(JSON_PATCH).setData(jsonPatch));
        entry.getRequest().setMethod(HTTPVerb.PATCH).setUrl(type + "?" + Conditional.identifier(key));
    }

    /** Replaces a resource that is known by its id, whatever its version. */
    Reference replace(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        added(resource.fhirType())
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + id);
        return new Reference(resource.fhirType() + "/" + id);
    }

    /** Replaces a resource that is known by its id, in the version that was read. */
    void replaceUnchanged(Resource resource) {
        replace(resource);
        bundle.getEntry().get(bundle.getEntry().size() - 1).getRequest().setIfMatch(etag(resource));
    }

    /** Adds to a resource that is known by its id, whatever its version. */
    void add(Resource known, Additions additions) {
        added(known.fhirType())
                .setResource(additions.parameters())
                .getRequest()
                .setMethod(HTTPVerb.PATCH)
                .setUrl(known.fhirType() + "/" + known.getIdElement().getIdPart());
    }

    /** Changes a resource that is known by its id, in the version that was read. */
    void patch(Resource known, byte[] jsonPatch) {
        BundleEntryComponent entry = entry(
                "patch/" + known.fhirType(),
                known.fhirType(),
                new Binary().setContentType(JSON_PATCH).setData(jsonPatch));
        entry.getRequest()
                .setMethod(HTTPVerb.PATCH)
                .setUrl(known.fhirType() + "/" + known.getIdElement().getIdPart())
                .setIfMatch(etag(known));
    }

    private static String etag(Resource known) {
        return "W/\"" + known.getMeta().getVersionId() + "\"";
    }

    private BundleEntryComponent entry(String name, String type, Resource resource) {
        return added(type).setFullUrl(reading.url(name)).setResource(resource);
    }

    private BundleEntryComponent added(String type) {
        if (bundle.getEntry().size() >= MessageBounds.MOST_RESOURCES) {
            throw new MessageBounds.TooManyResources();
        }
        BundleEntryComponent entry = bundle.addEntry();
        Origin.mark(entry, () -> EntryOrigin.of(reading.message(), type));
        return entry;
    }
}
