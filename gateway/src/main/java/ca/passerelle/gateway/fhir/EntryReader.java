package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** A GET among the entries of a Bundle: a read or a search, as the caller may see it. */
@Component
class EntryReader {

    private final FhirRecord record;
    private final Resources resources;
    private final Definitions definitions;

    EntryReader(FhirRecord record, Resources resources, Definitions definitions) {
        this.record = record;
        this.resources = resources;
        this.definitions = definitions;
    }

    /** Makes the resources of the answer to one Bundle. */
    Function<StoredResource, Resource> shells() {
        return resources.shells();
    }

    BundleEntryComponent read(
            Caller caller,
            BundleEntryComponent entry,
            RequestDetails request,
            Function<StoredResource, Resource> shells) {
        String asked =
                entry.getRequest().getUrl() == null ? "" : entry.getRequest().getUrl();
        String url = asked.startsWith("/") ? asked.substring(1) : asked;
        BundleEntryComponent answer = new BundleEntryComponent();
        int query = url.indexOf('?');
        Optional<MetadataResource> definition = definitions.byReference(url);
        if (definition.isPresent()) {
            answer.setResource(definition.get());
        } else if (query > 0) {
            answer.setResource(search(caller, url.substring(0, query), url.substring(query), request, shells));
        } else {
            ResourceKey key = ResourceKey.of(url)
                    .orElseThrow(() -> Refusal.badRequest(
                            "Bundle.entry.request.url",
                            ProblemCode.INVALID_VALUE,
                            "The url is Type/id or Type?query."));
            StoredResource stored = record.read(caller, key);
            answer.setResource(shells.apply(stored));
            answer.getResponse().setEtag("W/\"" + stored.version() + "\"");
        }
        answer.getResponse().setStatus("200 OK");
        return answer;
    }

    private Bundle search(
            Caller caller,
            String type,
            String query,
            RequestDetails request,
            Function<StoredResource, Resource> shells) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        UrlUtil.parseQueryString(query).forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        AskedSearch asked = AskedSearch.of(type, parameters, request);
        return SearchBundle.of(record.search(caller, asked.search()), asked, request, shells);
    }
}
