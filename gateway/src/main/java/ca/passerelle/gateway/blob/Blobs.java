package ca.passerelle.gateway.blob;

import ca.passerelle.gateway.secret.Seal;
import ca.passerelle.routes.kit.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The blobs. Each is known by the SHA-256 of its bytes and written in the transaction of whoever refers to it. Bytes are sealed and
 * opened part by part, so that a large document is never in memory twice.
 */
@Component
public class Blobs {

    private static final int PART = 256 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcTemplate jdbc;
    private final Seal seal;

    Blobs(JdbcTemplate jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /**
     * Keeps the bytes, unless they are kept already.
     *
     * @return their SHA-256 in hexadecimal, by which they are found again
     */
    public String put(byte[] bytes) {
        byte[] hash = Sha256.of(bytes);
        String name = HEX.formatHex(hash);
        // Whoever keeps the same bytes at the same moment is waited for here.
        int added = jdbc.update(
                "insert into blob (sha256, size) values (?, ?) on conflict do nothing", hash, (long) bytes.length);
        if (added == 1) {
            for (int number = 0; (long) number * PART < bytes.length; number++) {
                int from = number * PART;
                byte[] part = Arrays.copyOfRange(bytes, from, Math.min(from + PART, bytes.length));
                jdbc.update(
                        "insert into blob_part (sha256, number, sealed) values (?, ?, ?)",
                        hash,
                        number,
                        seal.seal(purpose(name, number), part));
            }
        }
        return name;
    }

    /** How many bytes it has; empty when there is none of that name. */
    public Optional<Long> size(String name) {
        return jdbc
                .queryForList("select size from blob where sha256 = ?", Long.class, (Object) HEX.parseHex(name))
                .stream()
                .findFirst();
    }

    /**
     * Writes the bytes out, one part after the other. Nothing is written when there is none of that name.
     *
     * @throws IOException when the receiver cannot take them
     */
    public void copy(String name, OutputStream out) throws IOException {
        byte[] hash = HEX.parseHex(name);
        long left = size(name).orElse(0L);
        for (int number = 0; left > 0; number++) {
            byte[] sealed = jdbc.queryForObject(
                    "select sealed from blob_part where sha256 = ? and number = ?", byte[].class, hash, number);
            byte[] part = seal.open(purpose(name, number), sealed);
            out.write(part);
            left -= part.length;
        }
    }

    /** The bytes whole. */
    public byte[] read(String name) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(Math.toIntExact(size(name).orElse(0L)));
        try {
            copy(name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** A part opens only in its own place of its own blob. */
    private static String purpose(String name, int number) {
        return "blob " + name + " " + number;
    }
}
