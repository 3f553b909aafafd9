package ca.passerelle.gateway.oscar;

import ca.passerelle.gateway.oscar.OscarProperties.KeyWrapping;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what an OSCAR uploads: a message encrypted by AES-128 in ECB mode under a key that is encrypted by RSA, and signed by MD5 with RSA
 * over its plain text. The format is the sender's and cannot be chosen; whatever is wrong with it gives the same answer, so that nobody
 * learns from the door where an attempt failed.
 */
final class OscarCipher {

    private static final int KEY_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey own;

    /**
     * With the gateway's own key.
     *
     * @throws IllegalArgumentException when it is no RSA key
     */
    OscarCipher(String ownKey) {
        try {
            this.own = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(ownKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("passerelle.oscar-upload.private-key is no RSA key in PKCS #8", e);
        }
    }

    /** A service's key for its signatures. */
    static PublicKey publicKey(String service, String key) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public key of the service " + service + " is no RSA key", e);
        }
    }

    /**
     * The message.
     *
     * @param encrypted the message, encrypted
     * @param wrappedKey its key, encrypted
     * @param signature over the plain message
     * @return empty when anything does not fit
     */
    Optional<byte[]> open(
            byte[] encrypted, byte[] wrappedKey, byte[] signature, PublicKey signer, KeyWrapping wrapping) {
        try {
            byte[] message = decrypt(encrypted, key(wrappedKey, wrapping));
            return isSigned(message, signature, signer) ? Optional.of(message) : Optional.empty();
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    /** The message key; a random one where there is none to be had, so that a bad padding looks like any other fault. */
    private byte[] key(byte[] wrapped, KeyWrapping wrapping) {
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        try {
            Cipher rsa = unwrapping(wrapping);
            byte[] key = rsa.doFinal(wrapped);
            return key.length == KEY_BYTES ? key : random;
        } catch (GeneralSecurityException noKey) {
            return random;
        }
    }

    @SuppressWarnings("InsecureCryptoUsage") // The sender's format.
    private Cipher unwrapping(KeyWrapping wrapping) throws GeneralSecurityException {
        if (wrapping == KeyWrapping.OAEP_SHA256) {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(
                    Cipher.DECRYPT_MODE,
                    own,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
            return rsa;
        }
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.DECRYPT_MODE, own);
        return rsa;
    }

    @SuppressWarnings("InsecureCryptoUsage") // The sender's format.
    private static byte[] decrypt(byte[] encrypted, byte[] key) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/ECB/PKCS5Padding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
        return aes.doFinal(encrypted);
    }

    private static boolean isSigned(byte[] message, byte[] signature, PublicKey signer)
            throws GeneralSecurityException {
        Signature md5 = Signature.getInstance("MD5withRSA");
        md5.initVerify(signer);
        md5.update(message);
        return md5.verify(signature);
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
