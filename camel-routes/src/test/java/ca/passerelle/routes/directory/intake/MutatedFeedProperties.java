package ca.passerelle.routes.directory.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.listing.FeedContents;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Feeds damaged in the ways in which real ones are: columns gone or in another order, other character sets, rows cut, bytes overwritten. They are
 * read or refused, nothing else; every record is told or set aside with a rule; and what is confidential does not come out.
 */
class MutatedFeedProperties {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/directory");
    private static final Charset[] CHARSETS = {
        StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1
    };
    private static final List<String> SECRETS = List.of(
            "secret crescent",
            "p3b 2b2",
            "46.51234",
            "-81.02345",
            "hidden lane",
            "j2h 9z9",
            "45.41234",
            "72.71234",
            "quiet court");

    private static FeedContents read(byte[] bytes, String name) throws IOException {
        Path file = Files.createTempDirectory("mutated").resolve(name);
        Files.write(file, bytes);
        return FeedReader.read(file, FeedSettings.PLAIN);
    }

    private static void keepsSecrets(FeedContents contents) {
        String all = (contents.organizations() + "" + contents.places() + contents.listings()).toLowerCase(Locale.ROOT);
        SECRETS.forEach(secret -> assertThat(all).doesNotContain(secret));
    }

    @Property(tries = 150)
    void columnsInAnotherOrderAndCharacterSet(@ForAll Random random, @ForAll @IntRange(max = 3) int charset)
            throws IOException {
        List<List<String>> rows = table();
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < rows.get(0).size(); at++) {
            order.add(at);
        }
        Collections.shuffle(order, random);
        FeedContents contents = read(written(rows, order).getBytes(CHARSETS[charset]), "feed.csv");
        assertThat(contents.listings()).hasSize(4);
        assertThat(contents.secret()).isNotEmpty();
        keepsSecrets(contents);
    }

    @Property(tries = 200)
    void columnsGone(@ForAll @Size(min = 1, max = 12) List<@IntRange(max = 44) Integer> gone) throws IOException {
        List<List<String>> rows = table();
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < rows.get(0).size(); at++) {
            // Without the flag nobody could know that the address is private.
            if (!gone.contains(at) || rows.get(0).get(at).contains("IsPrivate")) {
                order.add(at);
            }
        }
        try {
            FeedContents contents = read(written(rows, order).getBytes(StandardCharsets.UTF_8), "feed.csv");
            int told = contents.listings().size() + contents.organizations().size();
            assertThat(told + contents.findings().size()).isPositive();
            keepsSecrets(contents);
        } catch (FeedRefusedException refused) {
            assertThat(refused.finding().rule().severity()).isEqualTo(DirectoryRule.Severity.REFUSED);
        }
    }

    /** A row that was broken loses itself and perhaps its neighbour, never the feed. */
    @Property(tries = 200)
    void oneRowBroken(@ForAll @IntRange(min = 1, max = 400) int broken, @ForAll @IntRange(max = 4) int how)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,organization_id,name,description,status"));
        for (int at = 1; at <= 400; at++) {
            lines.add("s" + at + ",o1,Service " + at + ",\"Words, and more\",active");
        }
        lines.set(
                broken,
                switch (how) {
                    case 0 -> "s" + broken + ",o1";
                    case 1 -> "s" + broken + ",o1,a,b,active,too,many";
                    case 2 -> ",,,,";
                    case 3 -> "s" + broken + ",o1,,x,active";
                    default -> "s" + broken + ",o1,\u0000\u0007,\u001b[31m,act\tive";
                });
        FeedContents contents =
                read((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8), "services.csv");
        long aside = contents.findings().stream()
                .filter(finding -> finding.rule().severity() == DirectoryRule.Severity.QUARANTINED)
                .count();
        assertThat(contents.listings().size() + aside).isGreaterThanOrEqualTo(how == 2 ? 399 : 400);
    }

    @Property(tries = 200)
    void bytesOverwritten(
            @ForAll @IntRange(max = 2) int which, @ForAll @IntRange(max = 5_000) int at, @ForAll byte with)
            throws IOException {
        Path in = GOLDEN.resolve(List.of(
                        "airs/confidential-shelter/in.xml",
                        "icarol-json/resource-api/in.json",
                        "hsds/capacity-3.1/in.json")
                .get(which));
        byte[] bytes = Files.readAllBytes(in);
        bytes[at % bytes.length] = with;
        try {
            assertThat(read(bytes, "feed").listings()).isNotEmpty();
        } catch (FeedRefusedException refused) {
            assertThat(refused.finding().rule().severity()).isEqualTo(DirectoryRule.Severity.REFUSED);
        }
    }

    @Property(tries = 150)
    void cutAnywhere(@ForAll @IntRange(max = 1) int which, @ForAll @IntRange(min = 0, max = 20_000) int at)
            throws IOException {
        Path in = GOLDEN.resolve(List.of("airs/confidential-shelter/in.xml", "icarol-json/resource-api/in.json")
                .get(which));
        byte[] bytes = Files.readAllBytes(in);
        int length = at % (bytes.length - 3);
        try {
            read(Arrays.copyOf(bytes, length), "feed");
            throw new AssertionError("a file cut at " + length + " was read");
        } catch (FeedRefusedException refused) {
            assertThat(refused.finding().rule().severity()).isEqualTo(DirectoryRule.Severity.REFUSED);
        }
    }

    private static List<List<String>> table() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(GOLDEN.resolve("icarol-csv/four-levels/in.csv"))) {
            List<String> fields = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            for (char c : line.toCharArray()) {
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            fields.add(field.toString());
            rows.add(fields);
        }
        return rows;
    }

    private static String written(List<List<String>> rows, List<Integer> order) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            List<String> fields = new ArrayList<>();
            order.forEach(at -> fields.add(at < row.size() ? "\"" + row.get(at) + "\"" : ""));
            out.append(String.join(",", fields)).append('\n');
        }
        return out.toString();
    }
}
