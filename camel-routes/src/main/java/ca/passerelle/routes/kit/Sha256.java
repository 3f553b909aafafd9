package ca.passerelle.routes.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of bytes that come in parts. */
public final class Sha256 {

    /** What is called often is soon compiled to the instructions that the processor has for it; one call for a large document is not. */
    private static final int PIECE = 1024;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Of bytes that are there whole: 32 bytes. */
    public static byte[] of(byte[] bytes) {
        return new Sha256().add(bytes).end();
    }

    /** Of a text in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    /** Adds the bytes from {@code from} until before {@code to}. */
    public Sha256 add(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += PIECE) {
            digest.update(bytes, at, Math.min(PIECE, to - at));
        }
        return this;
    }

    /** The hash of all that was added. */
    public byte[] end() {
        return digest.digest();
    }
}
