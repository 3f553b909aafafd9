package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.StoredShell;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Date;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Stored versions as the HAPI resources that the server encodes. */
@Component
class Resources {

    private final FhirContext fhir;

    Resources(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** For an answer: its content is not looked at. */
    Resource shell(StoredResource stored) {
        return stored.deleted() ? parse(stored) : StoredShell.of(fhir, stored);
    }

    /** For a history: how the version came to be, too. */
    Resource version(StoredResource stored) {
        Resource version = shell(stored);
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(
                version,
                stored.deleted()
                        ? BundleEntryTransactionMethodEnum.DELETE
                        : stored.version() == 1
                                ? BundleEntryTransactionMethodEnum.POST
                                : BundleEntryTransactionMethodEnum.PUT);
        return version;
    }

    Resource parse(StoredResource stored) {
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
