package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.fhir.document.StoredDocuments;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.StoredShell;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Date;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Stored versions as the HAPI resources that the server encodes. */
@Component
class Resources {

    private final FhirContext fhir;
    private final StoredDocuments documents;

    Resources(FhirContext fhir, StoredDocuments documents) {
        this.fhir = fhir;
        this.documents = documents;
    }

    /** For an answer with this resource alone: its content is not looked at, unless documents of it stand elsewhere. */
    Resource shell(StoredResource stored) {
        return stored.deleted() || StoredDocuments.isPartElsewhere(stored)
                ? parse(stored)
                : StoredShell.of(fhir, stored);
    }

    /** As {@link #shells}, for a history: how each version came to be, too. */
    Function<StoredResource, Resource> versions() {
        Function<StoredResource, Resource> shells = shells();
        return stored -> {
            Resource version = shells.apply(stored);
            ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(
                    version,
                    stored.deleted()
                            ? BundleEntryTransactionMethodEnum.DELETE
                            : stored.version() == 1
                                    ? BundleEntryTransactionMethodEnum.POST
                                    : BundleEntryTransactionMethodEnum.PUT);
            return version;
        };
    }

    /** Makes the resources of one answer with many, which share the room for documents. */
    Function<StoredResource, Resource> shells() {
        StoredDocuments.Room room = documents.room();
        return stored -> {
            if (stored.deleted() || !StoredDocuments.isPartElsewhere(stored)) {
                return shell(stored);
            }
            Resource resource = asStored(stored);
            documents.restore(resource, room);
            return resource;
        };
    }

    /** The whole resource, with its documents. */
    Resource parse(StoredResource stored) {
        Resource resource = asStored(stored);
        if (StoredDocuments.isPartElsewhere(stored)) {
            documents.restore(resource);
        }
        return resource;
    }

    /** The resource without the documents that stand elsewhere. */
    Resource asStored(StoredResource stored) {
        if (stored.deleted()) {
            Resource gone =
                    (Resource) fhir.getResourceDefinition(stored.key().type()).newInstance();
            gone.setId(id(stored));
            ResourceMetadataKeyEnum.DELETED_AT.put(gone, new InstantType(Date.from(stored.updated())));
            return gone;
        }
        Resource resource = (Resource) fhir.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(stored.json());
        resource.setId(id(stored));
        return resource;
    }

    IdType id(StoredResource stored) {
        return new IdType(stored.key().type(), stored.key().id().toString(), Integer.toString(stored.version()));
    }
}
