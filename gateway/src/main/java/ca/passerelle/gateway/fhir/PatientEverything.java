package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Page;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import ca.uhn.fhir.util.UrlUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/[id]/$everything} and {@code Patient/$everything}: what the record holds about a patient, or about all of them, as far as
 * the caller takes part. It is a series of the searches that the caller could make, so it shows nothing that they do not.
 */
@Component
public class PatientEverything {

    private static final String NAME = "$everything";

    private final FhirRecord record;
    private final Resources resources;
    private final FhirContext fhir;

    PatientEverything(FhirRecord record, Resources resources, FhirContext fhir) {
        this.record = record;
        this.resources = resources;
        this.fhir = fhir;
    }

    /**
     * One patient.
     *
     * @throws Refusal NOT_FOUND for a Patient that the caller may not see; BAD_REQUEST for what is not supported
     */
    @Operation(name = NAME, typeName = PatientCompartment.PATIENT, idempotent = true)
    public Bundle ofOne(@IdParam IdType id, RequestDetails request) {
        ResourceKey patient = ResourceKey.uuid(id.getIdPart())
                .map(uuid -> new ResourceKey(PatientCompartment.PATIENT, uuid))
                .orElseThrow(() -> Refusal.notFound(PatientCompartment.PATIENT));
        Caller caller = CurrentCaller.get();
        record.read(caller, patient);
        return page(caller, patient.id().toString(), request);
    }

    /** Every patient. */
    @Operation(name = NAME, typeName = PatientCompartment.PATIENT, idempotent = true)
    public Bundle ofAll(RequestDetails request) {
        return page(CurrentCaller.get(), null, request);
    }

    private Bundle page(Caller caller, @Nullable String patient, RequestDetails request) {
        EverythingRequest asked = EverythingRequest.of(request);
        List<StoredResource> matches = new ArrayList<>();
        String next = null;
        List<String> types = asked.types();
        int first = asked.from() == null ? 0 : types.indexOf(asked.from());
        for (int i = first; i < types.size() && next == null; i++) {
            int left = asked.count() - matches.size();
            if (left == 0) {
                next = EverythingRequest.page(types.get(i), null);
                break;
            }
            Page page = search(caller, types.get(i), patient, asked, left, i == first ? asked.after() : null);
            matches.addAll(page.matches());
            next = page.next() == null ? null : EverythingRequest.page(types.get(i), page.next());
        }
        Bundle bundle = bundle(caller, matches, request);
        String path = request.getFhirServerBase() + "/" + PatientCompartment.PATIENT
                + (patient == null ? "" : "/" + patient) + "/" + NAME;
        String here = asked.from() == null ? null : EverythingRequest.page(asked.from(), asked.after());
        bundle.addLink().setRelation("self").setUrl(link(path, asked, here));
        if (next != null) {
            bundle.addLink().setRelation("next").setUrl(link(path, asked, next));
        }
        return bundle;
    }

    /** In the order of ids: what changes while the pages are read is neither missed nor told twice for that. */
    private Page search(
            Caller caller,
            String type,
            @Nullable String patient,
            EverythingRequest asked,
            int count,
            @Nullable String after) {
        Map<String, List<String>> query = new LinkedHashMap<>(PatientCompartment.query(type, patient));
        query.put("_sort", List.of("_id"));
        query.put("_count", List.of(Integer.toString(count)));
        if (asked.since() != null) {
            query.put("_lastUpdated", List.of("ge" + asked.since()));
        }
        if (after != null) {
            query.put("_page", List.of(after));
        }
        return record.search(caller, SearchFromQuery.of(type, query));
    }

    private Bundle bundle(Caller caller, List<StoredResource> matches, RequestDetails request) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        UnknownTotal.mark(bundle);
        Set<ResourceKey> named = new LinkedHashSet<>();
        Function<StoredResource, Resource> shells = resources.shells();
        for (StoredResource match : matches) {
            add(bundle, match, SearchEntryMode.MATCH, request, shells);
            fhir.newTerser().getAllResourceReferences(resources.asStored(match)).stream()
                    .map(PatientEverything::supporting)
                    .flatMap(List::stream)
                    .forEach(named::add);
        }
        record.readAll(caller, named).forEach(stored -> add(bundle, stored, SearchEntryMode.INCLUDE, request, shells));
        return bundle;
    }

    /** What a reference leads to, when it is kept here and has no place of its own in the list. */
    private static List<ResourceKey> supporting(ResourceReferenceInfo info) {
        return ResourceKey.of(info.getResourceReference().getReferenceElement().getValue())
                .filter(key -> Grammar.of(key.type()).isPresent() && !PatientCompartment.contains(key.type()))
                .stream()
                .toList();
    }

    private static void add(
            Bundle bundle,
            StoredResource stored,
            SearchEntryMode mode,
            RequestDetails request,
            Function<StoredResource, Resource> shells) {
        bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + stored.key().reference())
                .setResource(shells.apply(stored))
                .getSearch()
                .setMode(mode);
    }

    private static String link(String path, EverythingRequest asked, @Nullable String page) {
        Stream<String> given = asked.given().entrySet().stream().map(one -> pair(one.getKey(), one.getValue()));
        Stream<String> paged = page == null ? Stream.empty() : Stream.of(pair("_page", page));
        String query = Stream.concat(given, paged).collect(Collectors.joining("&"));
        return path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String pair(String name, String value) {
        return UrlUtil.escapeUrlParam(name) + "=" + UrlUtil.escapeUrlParam(value);
    }
}
