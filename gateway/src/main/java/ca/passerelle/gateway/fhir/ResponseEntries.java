package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Written;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.springframework.stereotype.Component;

/** What a Bundle's answer says of one entry. */
@Component
class ResponseEntries {

    private final Resources resources;

    ResponseEntries(Resources resources) {
        this.resources = resources;
    }

    /** A write; with the resource when the client prefers its representation. */
    BundleEntryComponent of(Written.Result result, RequestDetails request) {
        StoredResource stored = result.resource();
        BundleEntryComponent entry = new BundleEntryComponent();
        BundleEntryResponseComponent response = entry.getResponse();
        response.setStatus(
                switch (result.effect()) {
                    case CREATED -> "201 Created";
                    case UPDATED, UNCHANGED -> "200 OK";
                    case DELETED -> "204 No Content";
                });
        response.setLocation(stored.toString());
        response.setEtag("W/\"" + stored.version() + "\"");
        response.setLastModified(Date.from(stored.updated()));
        if (Preferences.wantsRepresentation(request) && !stored.deleted()) {
            entry.setResource(resources.shell(stored));
        } else if (Preferences.wantsOutcome(request)) {
            response.setOutcome(Outcomes.of(result.effect(), List.of()));
        }
        return entry;
    }

    static BundleEntryComponent nothingToDelete() {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse().setStatus("204 No Content");
        return entry;
    }

    static BundleEntryComponent of(Refusal refusal) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse()
                .setStatus(Integer.toString(refusal.kind().httpStatus()))
                .setOutcome(Outcomes.of(refusal));
        return entry;
    }
}
