package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.HistoryPosition;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.util.UrlUtil;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code GET [type]/_history?_since=…}: the directory as a feed of changes, newest first (FHIR R4 section 3.1.0.9, IHE mCSD ITI-91).
 * Whoever has followed the links to the end, and asks again from the newest time that it saw, misses nothing.
 */
@Component
@Interceptor
public class TypeHistory {

    private static final int DEFAULT_COUNT = 100;
    private static final int MAX_COUNT = 500;
    private static final String NEXT = TypeHistory.class.getName();
    private static final Set<String> PARAMETERS =
            Set.of("_since", "_count", "_page", "_format", "_pretty", "_summary", "_elements");

    private final FhirRecord record;
    private final Resources resources;

    TypeHistory(FhirRecord record, Resources resources) {
        this.record = record;
        this.resources = resources;
    }

    IBundleProvider of(String type, @Nullable InstantType since, RequestDetails request) {
        request.getParameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.badRequest(
                            type, ProblemCode.UNSUPPORTED_PARAMETER, "A history is not asked for by that parameter.");
                });
        int count = count(request);
        Instant from = since == null || since.getValue() == null
                ? Instant.EPOCH
                : since.getValue().toInstant();
        List<StoredResource> found = record.changed(CurrentCaller.get(), type, from, position(request), count + 1);
        if (found.size() > count) {
            found = found.subList(0, count);
            String base = request.getFhirServerBase() + "/" + type + "/_history?_count=" + count;
            String sinceAsked = since == null ? "" : "&_since=" + UrlUtil.escapeUrlParam(since.getValueAsString());
            request.getUserData()
                    .put(
                            NEXT,
                            base + sinceAsked + "&_page="
                                    + HistoryPosition.of(found.get(count - 1)).token());
        }
        SimpleBundleProvider versions = new SimpleBundleProvider(
                found.stream().map(resources.versions()).toList());
        versions.setSize(found.size());
        return versions;
    }

    /** HAPI writes the Bundle; where the next page begins it does not know. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void link(RequestDetails request, IBaseResource answer) {
        Object next = request.getUserData().get(NEXT);
        if (next != null && answer instanceof Bundle page) {
            page.addLink().setRelation("next").setUrl(next.toString());
        }
    }

    private static @Nullable HistoryPosition position(RequestDetails request) {
        String[] page = request.getParameters().get("_page");
        return page == null ? null : HistoryPosition.read(page[0]);
    }

    private static int count(RequestDetails request) {
        String[] count = request.getParameters().get("_count");
        try {
            return count == null
                    ? DEFAULT_COUNT
                    : Math.min(Math.max(Integer.parseInt(Objects.requireNonNull(count[0])), 1), MAX_COUNT);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("_count", ProblemCode.INVALID_VALUE, "_count is a whole number.");
        }
    }
}
