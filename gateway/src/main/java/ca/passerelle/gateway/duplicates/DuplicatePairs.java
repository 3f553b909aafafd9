package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.duplicates.likeness.DuplicateMatch;
import ca.passerelle.gateway.duplicates.likeness.Ground;
import ca.passerelle.gateway.duplicates.likeness.ListingPair;
import ca.passerelle.gateway.duplicates.likeness.ListingTraits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Pairs of listings, what is thought of each, and the log of it. */
@Component
class DuplicatePairs {

    private final JdbcTemplate jdbc;

    DuplicatePairs(JdbcTemplate jdbc) {
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
        KEYS,
        PERSON
    }

    /** A pair as it stands. @param wanted the keys alone would link it */
    record Row(
            ListingPair pair,
            State state,
            Basis basis,
            boolean wanted,
            int score,
            List<Ground> grounds,
            Instant raised,
            @Nullable Instant decided,
            @Nullable String reason) {}

    /** Two listings and what comparing them gave, in the order of their pair. */
    record Compared(ListingTraits one, ListingTraits other, DuplicateMatch match) {

        static Compared of(ListingTraits one, ListingTraits other, Set<String> shared) {
            boolean turned = !new ListingPair(one.id(), other.id()).one().equals(one.id());
            DuplicateMatch match = DuplicateMatch.of(one, other, shared);
            return turned ? new Compared(other, one, match) : new Compared(one, other, match);
        }

        ListingPair pair() {
            return new ListingPair(one.id(), other.id());
        }
    }

    /** A page of what is to be decided, with how many there are. */
    record Page(long total, List<Row> rows) {}

    /** One writer at a time: what one service is follows from all links together. */
    void lock() {
        jdbc.query("select pg_advisory_xact_lock(hashtext('duplicates'))", row -> {});
    }

    Optional<Row> find(ListingPair pair) {
        return jdbc
                .query(
                        "select * from duplicate_pair where one = ? and other = ?",
                        DuplicatePairs::row,
                        pair.one(),
                        pair.other())
                .stream()
                .findFirst();
    }

    /** All pairs that have one of these listings. */
    List<Row> of(Collection<UUID> listings) {
        UUID[] ids = listings.toArray(UUID[]::new);
        return jdbc.query(
                "select * from duplicate_pair where one = any(?) union select * from duplicate_pair where other = any(?)",
                DuplicatePairs::row,
                ids,
                ids);
    }

    /** All that may be one service with these over any number of links, wanted or decided; themselves included. */
    List<UUID> reachable(Collection<UUID> listings) {
        return jdbc.queryForList(
                "with recursive reached (id) as (select unnest(?::uuid[]) union"
                        + " select case when p.one = r.id then p.other else p.one end"
                        + " from reached r join duplicate_pair p on (p.one = r.id or p.other = r.id)"
                        + " and (case when p.basis = 'PERSON' then p.state = 'LINKED' else p.wanted end))"
                        + " select id from reached",
                UUID.class,
                (Object) listings.toArray(UUID[]::new));
    }

    /**
     * What is to be decided, the likeliest first, of listings that still are compared.
     *
     * @param feeds only pairs with a listing of one of these; null for all
     */
    Page proposed(@Nullable Collection<String> feeds, long from, int count) {
        String[] of = feeds == null ? null : feeds.toArray(String[]::new);
        String where = " from duplicate_pair where state = 'PROPOSED' and (?::text[] is null or one_feed = any(?)"
                + " or other_feed = any(?))";
        Long total = jdbc.queryForObject("select count(*)" + where, Long.class, of, of, of);
        List<Row> rows = jdbc.query(
                "select *" + where + " order by score desc, raised, one, other limit ? offset ?",
                DuplicatePairs::row,
                of,
                of,
                of,
                count,
                from);
        return new Page(total == null ? 0 : total, rows);
    }

    /** Keeps what was found of a pair; a change of its state is logged. */
    void found(Compared found, @Nullable Row before, UUID actor) {
        ListingPair pair = found.pair();
        DuplicateMatch match = found.match();
        boolean wanted = match.verdict() == DuplicateMatch.Verdict.LINK;
        jdbc.update(
                "insert into duplicate_pair (one, other, one_feed, other_feed, state, basis, wanted, score, grounds)"
                        + " values (?, ?, ?, ?, 'PROPOSED', 'KEYS', ?, ?, ?) on conflict (one, other) do update set"
                        + " wanted = excluded.wanted, score = excluded.score, grounds = excluded.grounds",
                pair.one(),
                pair.other(),
                found.one().feed(),
                found.other().feed(),
                wanted,
                match.score(),
                names(match.grounds()));
        if (before == null) {
            log(pair, State.PROPOSED.name(), Basis.KEYS, actor, null);
        }
    }

    /** Whether a link of the keys holds among all the others. */
    void hold(Row row, boolean holds, UUID actor) {
        State state = holds ? State.LINKED : State.PROPOSED;
        List<Ground> grounds = new ArrayList<>(row.grounds());
        grounds.remove(Ground.CONFLICTING);
        if (row.wanted() && !holds) {
            grounds.add(Ground.CONFLICTING);
        }
        if (state == row.state() && grounds.size() == row.grounds().size()) {
            return;
        }
        jdbc.update(
                "update duplicate_pair set state = ?, grounds = ? where one = ? and other = ?",
                state.name(),
                names(grounds),
                row.pair().one(),
                row.pair().other());
        if (state != row.state()) {
            log(row.pair(), state.name(), Basis.KEYS, actor, null);
        }
    }

    /** Keeps what a person decided. */
    void decide(Compared compared, boolean linked, UUID actor, String reason) {
        ListingPair pair = compared.pair();
        DuplicateMatch match = compared.match();
        State state = linked ? State.LINKED : State.SEPARATE;
        jdbc.update(
                "insert into duplicate_pair (one, other, one_feed, other_feed, state, basis, wanted, score, grounds, decided,"
                        + " decider, reason) values (?, ?, ?, ?, ?, 'PERSON', ?, ?, ?, clock_timestamp(), ?, ?)"
                        + " on conflict (one, other) do update set state = excluded.state, basis = excluded.basis,"
                        + " decided = excluded.decided, decider = excluded.decider, reason = excluded.reason",
                pair.one(),
                pair.other(),
                compared.one().feed(),
                compared.other().feed(),
                state.name(),
                match.verdict() == DuplicateMatch.Verdict.LINK,
                match.score(),
                names(match.grounds()),
                actor,
                reason);
        log(pair, state.name(), Basis.PERSON, actor, reason);
    }

    /** Forgets what was found, not what happened. */
    void remove(Row row, UUID actor) {
        jdbc.update(
                "delete from duplicate_pair where one = ? and other = ?",
                row.pair().one(),
                row.pair().other());
        log(row.pair(), "WITHDRAWN", row.basis(), actor, null);
    }

    private void log(ListingPair pair, String state, Basis basis, UUID actor, @Nullable String reason) {
        jdbc.update(
                "insert into duplicate_event (one, other, state, basis, actor, reason) values (?, ?, ?, ?, ?, ?)",
                pair.one(),
                pair.other(),
                state,
                basis.name(),
                actor,
                reason);
    }

    private static String[] names(Collection<Ground> grounds) {
        return grounds.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Timestamp decided = row.getTimestamp("decided");
        return new Row(
                new ListingPair(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                State.valueOf(row.getString("state")),
                Basis.valueOf(row.getString("basis")),
                row.getBoolean("wanted"),
                row.getInt("score"),
                Arrays.stream((String[]) row.getArray("grounds").getArray())
                        .map(Ground::valueOf)
                        .toList(),
                row.getTimestamp("raised").toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("reason"));
    }
}
