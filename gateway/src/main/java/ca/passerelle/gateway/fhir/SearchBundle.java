package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Page;
import ca.passerelle.gateway.record.StoredResource;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A page of a search as the searchset that R4 defines. */
final class SearchBundle {

    private SearchBundle() {}

    static Bundle of(Page page, AskedSearch asked, RequestDetails request, Function<StoredResource, Resource> shells) {
        String base = request.getFhirServerBase();
        String type = asked.search().type();
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        if (page.total() != null) {
            bundle.setTotal(page.total().intValue());
        } else {
            UnknownTotal.mark(bundle);
        }
        bundle.addLink()
                .setRelation("self")
                .setUrl(link(base, type, asked, asked.parameters().get("_page")));
        if (page.next() != null) {
            bundle.addLink().setRelation("next").setUrl(link(base, type, asked, List.of(page.next())));
        }
        page.matches().forEach(match -> add(bundle, base, match, SearchEntryMode.MATCH, shells));
        page.included().forEach(included -> add(bundle, base, included, SearchEntryMode.INCLUDE, shells));
        if (!asked.ignored().isEmpty()) {
            bundle.addEntry()
                    .setResource(Outcomes.of(asked.ignored()))
                    .getSearch()
                    .setMode(SearchEntryMode.OUTCOME);
        }
        return bundle;
    }

    private static void add(
            Bundle bundle,
            String base,
            StoredResource stored,
            SearchEntryMode mode,
            Function<StoredResource, Resource> shells) {
        bundle.addEntry()
                .setFullUrl(base + "/" + stored.key().reference())
                .setResource(shells.apply(stored))
                .getSearch()
                .setMode(mode);
    }

    private static String link(String base, String type, AskedSearch asked, @Nullable List<String> page) {
        Stream<String> parameters = asked.parameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("_page"))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> pair(parameter.getKey(), value)));
        Stream<String> paged = page == null ? Stream.empty() : Stream.of(pair("_page", page.get(0)));
        String query = Stream.concat(parameters, paged).collect(Collectors.joining("&"));
        return base + "/" + type + (query.isEmpty() ? "" : "?" + query);
    }

    private static String pair(String name, String value) {
        return UrlUtil.escapeUrlParam(name) + "=" + UrlUtil.escapeUrlParam(value);
    }
}
