package ca.passerelle.gateway.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.jspecify.annotations.Nullable;

/**
 * What a search gave, over all its pages.
 *
 * @param status of the first page that was not answered well, else of all
 * @param ids the matches in their order
 * @param included what came with them, {@code Type/id}
 * @param total as the first page said it; null when it did not
 * @param pages how many there were
 * @param largest how many matches the largest page had
 * @param body the answer where it was no searchset
 */
record Found(
        int status,
        List<String> ids,
        Set<String> included,
        @Nullable Integer total,
        int pages,
        int largest,
        String body) {

    private static final int MOST_PAGES = 200;

    static Found by(Server server, Query query) {
        List<String> ids = new ArrayList<>();
        Set<String> included = new TreeSet<>();
        Integer total = null;
        int largest = 0;
        int pages = 0;
        String next = query.path(server);
        while (next != null) {
            Server.Answer answer = server.get(next);
            if (!answer.isGood()) {
                return new Found(answer.status(), ids, included, total, pages, largest, answer.body());
            }
            if (++pages > MOST_PAGES) {
                return new Found(0, ids, included, total, pages, largest, "the pages do not end");
            }
            Bundle bundle = answer.as(Bundle.class);
            total = pages == 1 && bundle.hasTotal() ? Integer.valueOf(bundle.getTotal()) : total;
            int before = ids.size();
            for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
                String id = entry.getResource().getIdElement().getIdPart();
                if (entry.getSearch().getMode() == SearchEntryMode.MATCH) {
                    ids.add(id);
                } else {
                    included.add(entry.getResource().fhirType() + "/" + id);
                }
            }
            largest = Math.max(largest, ids.size() - before);
            next = bundle.getLink("next") == null
                    ? null
                    : bundle.getLink("next").getUrl();
        }
        return new Found(200, ids, included, total, pages, largest, "");
    }

    boolean isGood() {
        return status == 200;
    }

    Set<String> set() {
        return new LinkedHashSet<>(ids);
    }
}
