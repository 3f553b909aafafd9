package ca.passerelle.gateway.publishing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The envelope of every list of HSDS 3.1 ({@code Page} of its OpenAPI). Pages are numbered from 1. */
record HsdsPage(
        @JsonProperty("total_items") long totalItems,
        @JsonProperty("total_pages") long totalPages,
        @JsonProperty("page_number") long pageNumber,
        @JsonProperty("size") int size,
        @JsonProperty("first_page") boolean firstPage,
        @JsonProperty("last_page") boolean lastPage,
        @JsonProperty("empty") boolean empty,
        @JsonProperty("contents") List<Map<String, Object>> contents) {

    static HsdsPage of(long total, long page, int perPage, List<Map<String, Object>> contents) {
        long pages = Math.max(1, (total + perPage - 1) / perPage);
        return new HsdsPage(
                total, pages, page, contents.size(), page == 1, page >= pages, contents.isEmpty(), contents);
    }
}
