package ca.passerelle.gateway.load;

import ca.passerelle.gateway.load.Created.Owner;
import ca.passerelle.gateway.load.Created.Referral;
import ca.passerelle.gateway.record.search.IndexEntry;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * Fills the gateway's own tables with as many referrals as wanted: copies of some that came in by the API, so that each row is as the
 * record makes it. Owners with 200 Tasks each, 60 of them requested, and one owner with 6,000 requested ones. Audit and journal are not
 * copied.
 */
final class BulkTasks {

    private static final int TASKS_OF_AN_OWNER = 200;
    private static final int OPEN_OF_AN_OWNER = 60;
    private static final int OPEN_OF_THE_BUSIEST = 6_000;
    private static final int OPEN_TEMPLATES = 6;
    private static final int TEMPLATES = 20;
    private static final int SAMPLE = 2_000;
    private static final String SHIFT = "make_interval(secs => b.number)";
    private static final String TOKEN = "token-bulk-owner-";
    private static final List<String> TABLES =
            List.of("resource", "resource_version", "resource_date", "referral", "referral_event");

    private final String jdbc;
    private final Created created;

    BulkTasks(String jdbc, Created created) {
        this.jdbc = jdbc;
        this.created = created;
    }

    /** Fills, and makes the new owners and some of the new referrals those that are read from now on. */
    void fill(int tasks) throws SQLException, IOException {
        List<Referral> templates = templates();
        int owners = tasks / TASKS_OF_AN_OWNER;
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '512MB'");
            plan(statement, owners);
            owners(connection, statement, templates.get(0));
            List<String> indexes = dropIndexes(statement);
            for (int i = 0; i < TEMPLATES; i++) {
                copy(connection, statement, templates.get(i), i);
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            for (String table : TABLES) {
                statement.execute("vacuum analyze " + table);
            }
            created.bulk(
                    IntStream.rangeClosed(0, owners)
                            .mapToObj(i -> new Owner(
                                    ask(statement, "select org from bulk_owner where owner = " + i), TOKEN + i))
                            .toList(),
                    sample(statement));
            statement.execute("drop table bulk, bulk_owner");
        }
    }

    /** Some that are requested and some that are accepted, with numbers that occur nowhere else in their text. */
    private List<Referral> templates() {
        int owners = created.owners().size();
        List<Referral> open = created.referrals().stream()
                .filter(referral -> referral.number() >= 100 && !referral.isToBeMoved(owners))
                .limit(OPEN_TEMPLATES)
                .toList();
        List<Referral> moved = created.referrals().stream()
                .filter(referral -> referral.number() >= 100 && referral.isToBeMoved(owners))
                .limit(TEMPLATES - OPEN_TEMPLATES)
                .toList();
        List<Referral> templates = new ArrayList<>(open);
        templates.addAll(moved);
        if (templates.size() < TEMPLATES) {
            throw new IllegalStateException("before bulk: setup fill:500 mix");
        }
        return templates;
    }

    /** One row for each new referral, with its ids, its owner and its template. */
    private static void plan(Statement statement, int owners) throws SQLException {
        statement.execute("drop table if exists bulk, bulk_owner");
        statement.execute(
                "create unlogged table bulk_owner as select owner, gen_random_uuid() as partner, gen_random_uuid() as org"
                        + " from generate_series(0, " + owners + ") owner");
        statement.execute("alter table bulk_owner add primary key (owner)");
        statement.execute(
                "create unlogged table bulk as select number, partner, org, template, gen_random_uuid() as task,"
                        + " gen_random_uuid() as request, gen_random_uuid() as patient from (select number, number / "
                        + TASKS_OF_AN_OWNER
                        + " as owner, case when number % " + TASKS_OF_AN_OWNER + " < " + OPEN_OF_AN_OWNER
                        + " then number % " + OPEN_TEMPLATES
                        + " else " + OPEN_TEMPLATES + " + number % " + (TEMPLATES - OPEN_TEMPLATES) + " end as template"
                        + " from generate_series(0, " + (owners * TASKS_OF_AN_OWNER - 1)
                        + ") number union all select number, " + owners
                        + ", number % " + OPEN_TEMPLATES + " from generate_series(" + owners * TASKS_OF_AN_OWNER + ", "
                        + (owners * TASKS_OF_AN_OWNER + OPEN_OF_THE_BUSIEST - 1)
                        + ") number) n join bulk_owner using (owner)");
        statement.execute("create index on bulk (template)");
        statement.execute("analyze bulk");
    }

    /** The owners as partners with a token and an Organization each. */
    private void owners(Connection connection, Statement statement, Referral template) throws SQLException {
        String org = created.ownerOf(template.number()).id();
        String partner = ask(statement, "select id from partner where organization_id = '" + org + "'");
        String key = ask(statement, "select key from partner where id = '" + partner + "'");
        RowCopies copies = new RowCopies(connection)
                .id(org, "b.org")
                .id(partner, "b.partner")
                .text(key, "'bulk-owner-' || b.owner")
                .keys(org, keys(statement, org));
        statement.execute(
                copies.statement("partner", "t.id = '" + partner + "'", "bulk_owner b where true", "interval '0'"));
        statement.execute(copies.statement(
                "resource",
                "t.type = 'Organization' and t.id = '" + org + "'",
                "bulk_owner b where true",
                "interval '0'"));
        statement.execute("insert into partner_credential (token_sha256, partner_id) select sha256(('" + TOKEN
                + "' || owner)::bytea), partner from bulk_owner");
    }

    private void copy(Connection connection, Statement statement, Referral template, int number) throws SQLException {
        String org = created.ownerOf(template.number()).id();
        String partner = ask(statement, "select id from partner where organization_id = '" + org + "'");
        RowCopies copies = new RowCopies(connection)
                .id(template.task(), "b.task")
                .id(template.request(), "b.request")
                .id(template.patient(), "b.patient")
                .id(org, "b.org")
                .id(partner, "b.partner")
                .text("n-" + template.number(), "'b-' || b.number")
                .text("p" + template.number() + "@", "'p' || b.number || '@'")
                .text(
                        referralNumber(statement, template),
                        "'R-' || upper(substr(md5(b.task::text), 1, 5) || '-' || substr(md5(b.task::text), 6, 5))");
        for (String id : List.of(template.task(), template.request(), template.patient())) {
            copies.keys(id, keys(statement, id));
        }
        String ids = "('" + template.task() + "', '" + template.request() + "', '" + template.patient() + "')";
        for (String table : TABLES) {
            String rows = "t." + (table.equals("referral_event") ? "referral_id" : "id") + " in " + ids;
            statement.execute(copies.statement(table, rows, "bulk b where b.template = " + number, SHIFT));
        }
    }

    /** What the record indexes of a resource. */
    private static List<String> keys(Statement statement, String id) {
        String body = ask(statement, "select body from resource where id = '" + id + "'");
        String participants =
                ask(statement, "select array_to_string(participants, ',') from resource where id = '" + id + "'");
        Resource resource = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(body);
        return IndexEntry.of(
                        resource,
                        Stream.of(participants.split(",")).map(UUID::fromString).toList())
                .keys();
    }

    private static String referralNumber(Statement statement, Referral template) {
        return ask(
                statement,
                "select substring(body from '\"(R-[0-9A-Z]{5}-[0-9A-Z]{5})\"') from resource where type = 'Task' and id = '"
                        + template.task() + "'");
    }

    /** Indexes are made anew over all rows, which is faster than row by row; those of keys stay. Gives how each is made. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(
                "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i"
                        + " where i.indrelid::regclass::text in ('" + String.join("', '", TABLES)
                        + "') and not i.indisunique")) {
            while (found.next()) {
                names.add(found.getString(1));
                definitions.add(found.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }

    private static List<Referral> sample(Statement statement) throws SQLException {
        List<Referral> sample = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(
                "select number, patient, request, task from bulk order by md5(number::text) limit " + SAMPLE)) {
            while (found.next()) {
                sample.add(new Referral(found.getInt(1), found.getString(2), found.getString(3), found.getString(4)));
            }
        }
        return sample;
    }

    private static String ask(Statement statement, String sql) {
        try (ResultSet answer = statement.executeQuery(sql)) {
            if (!answer.next()) {
                throw new IllegalStateException("nothing: " + sql);
            }
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
