package ca.passerelle.gateway.identity;

import ca.passerelle.gateway.identity.Persons.Pair;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Pairs of Patients, what is thought of each, and the log of it. */
@Component
class PairTable {

    private final JdbcTemplate jdbc;

    PairTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is thought of a pair. */
    enum State {
        PROPOSED,
        LINKED,
        SEPARATE
    }

    /** What that follows from. */
    enum Basis {
        IDENTIFIER,
        MERGE,
        PERSON,
        LIKENESS
    }

    /** A pair as it stands. */
    record Row(Pair pair, State state, Basis basis, int score, List<String> grounds, Instant raised) {}

    /** One writer of the index at a time: what one person is follows from all links together. */
    void lock() {
        jdbc.query("select pg_advisory_xact_lock(hashtext('person index'))", row -> {});
    }

    Optional<Row> find(Pair pair) {
        return jdbc
                .query(
                        "select * from person_pair where one = ? and other = ?",
                        PairTable::row,
                        pair.one(),
                        pair.other())
                .stream()
                .findFirst();
    }

    List<Row> of(UUID patient) {
        return jdbc.query("select * from person_pair where one = ? or other = ?", PairTable::row, patient, patient);
    }

    /** What is to be decided, the likeliest first: a page of it. */
    List<Row> proposed(int from, int most) {
        return jdbc.query(
                "select * from person_pair where state = 'PROPOSED' order by score desc, raised, one, other limit ? offset ?",
                PairTable::row,
                most,
                from);
    }

    /** Keeps what is thought of a pair; a change of it is logged. */
    void put(Pair pair, State state, Basis basis, PersonMatch match, UUID actor, @Nullable String reason) {
        Optional<Row> before = find(pair);
        String[] grounds = match.grounds().stream().map(Enum::name).toArray(String[]::new);
        boolean decided = basis == Basis.PERSON;
        jdbc.update(
                "insert into person_pair (one, other, state, basis, score, grounds, decided, decider, reason)"
                        + " values (?, ?, ?, ?, ?, ?, case when ? then clock_timestamp() end, ?, ?)"
                        + " on conflict (one, other) do update set state = excluded.state, basis = excluded.basis,"
                        + " score = excluded.score, grounds = excluded.grounds, decided = excluded.decided,"
                        + " decider = excluded.decider, reason = excluded.reason",
                pair.one(),
                pair.other(),
                state.name(),
                basis.name(),
                match.score(),
                grounds,
                decided,
                decided ? actor : null,
                reason);
        boolean same = before.filter(row -> row.state() == state && row.basis() == basis)
                .isPresent();
        if (!same) {
            log(pair, state.name(), basis, actor);
        }
    }

    /** Forgets what was found, not what happened. */
    void remove(Row row, UUID actor) {
        jdbc.update(
                "delete from person_pair where one = ? and other = ?",
                row.pair().one(),
                row.pair().other());
        log(row.pair(), "WITHDRAWN", row.basis(), actor);
    }

    /** All that is linked with a Patient over any number of links, itself included, and those links. */
    Set<UUID> linkedWith(Collection<UUID> patients) {
        Set<UUID> reached = new LinkedHashSet<>(patients);
        reached.addAll(jdbc.query(
                "with recursive reached (id) as (select unnest(?::uuid[]) union"
                        + " select case when p.one = r.id then p.other else p.one end"
                        + " from person_pair p join reached r on p.state = 'LINKED' and (p.one = r.id or p.other = r.id))"
                        + " select id from reached",
                (row, number) -> row.getObject("id", UUID.class),
                (Object) patients.toArray(UUID[]::new)));
        return reached;
    }

    List<Pair> links(Set<UUID> patients) {
        UUID[] ids = patients.toArray(UUID[]::new);
        return jdbc.query(
                "select one, other from person_pair where state = 'LINKED' and one = any(?::uuid[])",
                (row, number) -> new Pair(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                (Object) ids);
    }

    /** The members of the persons that these Patients are. */
    Map<UUID, UUID> members(Collection<UUID> patients) {
        Map<UUID, UUID> members = new HashMap<>();
        jdbc.query(
                "select patient_id, person_id from person_member where person_id in"
                        + " (select person_id from person_member where patient_id = any(?::uuid[]))",
                row -> {
                    members.put(row.getObject("patient_id", UUID.class), row.getObject("person_id", UUID.class));
                },
                (Object) patients.toArray(UUID[]::new));
        return members;
    }

    void assign(UUID patient, UUID person) {
        jdbc.update(
                "update person_member set person_id = ? where patient_id = ? and person_id <> ?",
                person,
                patient,
                person);
    }

    private void log(Pair pair, String state, Basis basis, UUID actor) {
        jdbc.update(
                "insert into person_event (one, other, state, basis, actor) values (?, ?, ?, ?, ?)",
                pair.one(),
                pair.other(),
                state,
                basis.name(),
                actor);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Pair(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                State.valueOf(row.getString("state")),
                Basis.valueOf(row.getString("basis")),
                row.getInt("score"),
                Arrays.asList((String[]) row.getArray("grounds").getArray()),
                row.getTimestamp("raised").toInstant());
    }
}
