package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns of one table of one file, by their header; in JSON they grow as properties appear. It remembers which columns were asked for
 * and which hold anything, so that a column that nobody maps shows up instead of vanishing.
 */
public final class FeedColumns {

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final String file;
    private final FeedTable table;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Integer> flags = new ArrayList<>();
    private int named;
    private final BitSet asked = new BitSet();
    private final BitSet filled = new BitSet();

    public FeedColumns(String file, FeedTable table, List<String> header) {
        this.file = file;
        this.table = table;
        for (String name : header) {
            names.add(name);
            positions.putIfAbsent(plain(name), names.size() - 1);
        }
        for (int at = 0; at < names.size(); at++) {
            positions.putIfAbsent(spelt(names.get(at)), at);
        }
    }

    public String file() {
        return file;
    }

    public FeedTable table() {
        return table;
    }

    public int size() {
        return names.size();
    }

    String name(int at) {
        return names.get(at);
    }

    /** The position of a column that a mapping asks for, or −1. */
    public int position(String name) {
        Integer at = positions.get(name);
        if (at == null) {
            return -1;
        }
        asked.set(at);
        return at;
    }

    /** The position of a column, new if need be. */
    public int place(String name) {
        Integer at = positions.get(plain(name));
        if (at != null) {
            return at;
        }
        names.add(name);
        positions.put(plain(name), names.size() - 1);
        positions.putIfAbsent(spelt(name), names.size() - 1);
        return names.size() - 1;
    }

    /** Columns that can say that a record is not for the public. */
    List<Integer> flags() {
        for (; named < names.size(); named++) {
            if (SecrecyFlag.isNamed(names.get(named))) {
                flags.add(named);
                asked.set(named);
            }
        }
        return flags;
    }

    void filled(int at) {
        filled.set(at);
    }

    /** Columns that hold values which nobody asked for. */
    public List<String> unread() {
        BitSet unread = (BitSet) filled.clone();
        unread.andNot(asked);
        return unread.stream().mapToObj(names::get).toList();
    }

    /** {@code organizationId} of programs that write so is {@code organization_id}. */
    private static String spelt(String name) {
        return plain(INNER_CAPITAL.matcher(name).replaceAll("_"));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
