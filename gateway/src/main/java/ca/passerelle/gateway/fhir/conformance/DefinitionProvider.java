package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.gateway.record.Refusal;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;

/** Reads and searches the definitions of one type. They hold nobody's data: every authenticated caller sees all of them, and none writes them. */
public final class DefinitionProvider<R extends MetadataResource> implements IResourceProvider {

    private final Class<R> type;
    private final Supplier<List<R>> definitions;

    public DefinitionProvider(Class<R> type, Supplier<List<R>> definitions) {
        this.type = type;
        this.definitions = definitions;
    }

    /** Those of one type of the package. */
    public static <R extends MetadataResource> DefinitionProvider<R> of(Class<R> type, Definitions definitions) {
        return new DefinitionProvider<>(type, () -> definitions.of(type));
    }

    @Override
    public Class<R> getResourceType() {
        return type;
    }

    /** @throws Refusal NOT_FOUND */
    @Read
    public R read(@IdParam IdType id) {
        return definitions.get().stream()
                .filter(definition -> definition.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(type.getSimpleName()));
    }

    /** @throws Refusal BAD_REQUEST with the parameter that is not known here */
    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        DefinitionSearch search = DefinitionSearch.of(request.getParameters());
        List<R> matches = definitions.get().stream().filter(search.matches()).toList();
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(matches.size());
        bundle.addLink().setRelation("self").setUrl(link(request, search.offset()));
        if (search.count() == 0) {
            return bundle;
        }
        int end = search.offset() + search.count();
        if (end < matches.size()) {
            bundle.addLink().setRelation("next").setUrl(link(request, end));
        }
        matches.stream().skip(search.offset()).limit(search.count()).forEach(match -> bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + type.getSimpleName() + "/"
                        + match.getIdElement().getIdPart())
                .setResource(match)
                .getSearch()
                .setMode(SearchEntryMode.MATCH));
        return bundle;
    }

    private String link(RequestDetails request, int offset) {
        Stream<String> asked = request.getParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("_page"))
                .flatMap(parameter -> Stream.of(parameter.getValue()).map(value -> pair(parameter.getKey(), value)));
        Stream<String> paged = offset == 0 ? Stream.empty() : Stream.of(pair("_page", Integer.toString(offset)));
        String query = Stream.concat(asked, paged).collect(Collectors.joining("&"));
        return request.getFhirServerBase() + "/" + type.getSimpleName() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String pair(String name, String value) {
        return UrlUtil.escapeUrlParam(name) + "=" + UrlUtil.escapeUrlParam(value);
    }
}
