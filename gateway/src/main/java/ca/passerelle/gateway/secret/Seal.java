package ca.passerelle.gateway.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Authenticated encryption (AES-256-GCM, a fresh nonce each) and signatures (HMAC-SHA-256) under keys derived from the installation's
 * key, one for each purpose.
 */
@Component
public class Seal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    /** A large document is ciphered bit by bit: only what is called often is compiled to the instructions that the processor has for it. */
    private static final int PIECE = 1024;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Seal(SecretProperties properties) {
        key = Base64.getDecoder().decode(properties.key());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("passerelle.secret.key must be 32 bytes in Base64");
        }
    }

    /** Nonce, ciphertext and tag. */
    public byte[] seal(String purpose, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, purpose, nonce);
            int to = NONCE_BYTES;
            for (int from = 0; from < plain.length; from += PIECE) {
                to += cipher.update(plain, from, Math.min(PIECE, plain.length - from), sealed, to);
            }
            cipher.doFinal(sealed, to);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("bytes cannot be sealed for " + purpose, e);
        }
    }

    /** The inverse of {@link #seal}; fails when the bytes were changed or sealed for another purpose. */
    public byte[] open(String purpose, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, purpose, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed bytes cannot be opened for " + purpose, e);
        }
    }

    /** A token for a link: an id and its signature for one purpose. */
    public String token(String purpose, UUID id) {
        return id + "." + sign(purpose, id.toString());
    }

    /** The id in a token; empty for a token that is none, is forged, or was signed for another purpose. */
    public Optional<UUID> opened(String purpose, String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || !verify(purpose, token.substring(0, dot), token.substring(dot + 1))) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(token.substring(0, dot)));
    }

    /** A signature of a text for one purpose, in URL-safe Base64. */
    public String sign(String purpose, String text) {
        byte[] signature = hmac(derived("sign " + purpose), text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** Whether a signature is that of the text, compared in constant time. */
    public boolean verify(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived("seal " + purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] derived(String purpose) {
        return hmac(key, purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
