package ca.passerelle.gateway.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code directory_word}: the words of the names of everything that can be found. What is retired or renamed leaves no word behind. */
@Component
public class DirectoryWords {

    private static final String MARK =
            "select coalesce(sum(n_tup_ins + n_tup_upd), 0) from pg_stat_user_tables where relname = 'directory_listing'";

    private static final String REFRESH = """
            with now as (
                select distinct word
                from directory_listing, regexp_split_to_table(names, '[\\s[:punct:][:digit:]’«»–—…]+') word
                where active and length(word) between 4 and 40),
            gone as (delete from directory_word d where not exists (select from now where now.word = d.word))
            insert into directory_word select word from now on conflict do nothing""";

    /** Letters that changed places leave few trigrams alike: words of the same beginning and length are looked at too. */
    private static final String ALIKE = """
            select asked.word as asked, near.word, near.likeness
            from unnest(?::text[]) asked(word) cross join lateral (
                select d.word, similarity(d.word, asked.word) as likeness from directory_word d
                where d.word % asked.word or d.word like asked.word || '%'
                    or d.word like left(asked.word, 1) || '%'
                        and length(d.word) between length(asked.word) - 1 and length(asked.word) + 1
                order by likeness desc, d.word limit 50) near""";

    private static final String KNOWN = "select word from directory_word where word = any(?)";

    private final JdbcTemplate jdbc;
    private long mark = -1;

    DirectoryWords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads the words again, if listings were written since the last time. Whether it did. */
    public synchronized boolean refresh() {
        Long written = jdbc.queryForObject(MARK, Long.class);
        if (written == null || written == mark) {
            return false;
        }
        read();
        mark = written;
        return true;
    }

    void read() {
        jdbc.update(REFRESH);
    }

    /** What is perhaps meant by a text, as a tsquery; empty when all its words are known, or none is like any other. */
    Optional<String> perhapsMeant(String text) {
        List<String> words = PerhapsMeant.words(text);
        List<String> unknown = new ArrayList<>(words);
        unknown.removeAll(known(words));
        Map<String, List<String>> alike = new TreeMap<>();
        jdbc.query(
                ALIKE,
                row -> {
                    String asked = row.getString("asked");
                    if (PerhapsMeant.isAlike(asked, row.getString("word"), row.getDouble("likeness"))) {
                        alike.computeIfAbsent(asked, word -> new ArrayList<>()).add(row.getString("word"));
                    }
                },
                (Object) unknown.stream().filter(PerhapsMeant::isLong).toArray(String[]::new));
        return PerhapsMeant.query(words, alike, new HashSet<>(known(PerhapsMeant.parted(words))));
    }

    private List<String> known(List<String> words) {
        return words.isEmpty()
                ? List.of()
                : jdbc.queryForList(KNOWN, String.class, (Object) words.toArray(String[]::new));
    }
}
