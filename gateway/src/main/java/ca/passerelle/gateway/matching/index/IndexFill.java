package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Page;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the tables of matching from a record that was there before them; does nothing where they hold anything. */
@Component
class IndexFill implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFill.class);
    private static final String AT_ONCE = "200";

    private final FhirRecord record;
    private final IndexWriter writer;
    private final FhirContext fhir;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    IndexFill(
            FhirRecord record,
            IndexWriter writer,
            FhirContext fhir,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        this.record = record;
        this.writer = writer;
        this.fhir = fhir;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> fill());
    }

    /** How many resources were read. */
    long fill() {
        // Of several gateways on one database one does it.
        jdbc.query("select pg_advisory_xact_lock(hashtextextended('match index', 0))", row -> {});
        boolean there =
                Boolean.TRUE.equals(jdbc.queryForObject("select exists (select 1 from match_service)", Boolean.class));
        if (there) {
            return 0;
        }
        long read = all("Location") + all("HealthcareService");
        if (read > 0) {
            LOG.info("Read {} places and services for matching", read);
        }
        return read;
    }

    private long all(String type) {
        long read = 0;
        String next = null;
        do {
            Page page = record.search(Callers.GATEWAY, SearchFromQuery.of(type, query(next)));
            Statements statements = new Statements();
            page.matches().forEach(stored -> write(stored, statements));
            statements.run(jdbc);
            read += page.matches().size();
            next = page.next();
        } while (next != null);
        return read;
    }

    private static Map<String, List<String>> query(@Nullable String page) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("_sort", List.of("_id"));
        query.put("_count", List.of(AT_ONCE));
        if (page != null) {
            query.put("_page", List.of(page));
        }
        return query;
    }

    private void write(StoredResource stored, Statements statements) {
        if (stored.key().type().equals("Location")) {
            Location location = fhir.newJsonParser().parseResource(Location.class, stored.json());
            writer.place(stored.key().id(), location, true, statements);
        } else {
            HealthcareService service = fhir.newJsonParser().parseResource(HealthcareService.class, stored.json());
            writer.service(stored.key().id(), service, true, stored.updated(), statements);
        }
    }
}
