package ca.passerelle.routes.emr.hl7v2;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys and certificates that live for one test run: an authority, a server for 127.0.0.1, two clinics signed by the authority, and a
 * stranger who signed its own.
 */
public final class TestCertificates {

    public static final String SERVER = "server";
    public static final String VANCOUVER = "vancouver";
    public static final String SUDBURY = "sudbury";
    public static final String STRANGER = "stranger";

    private static final String AUTHORITY = "authority";
    private static final char[] PASSWORD = "not-a-secret".toCharArray();
    private static final KeyStore ALL = generate();

    private TestCertificates() {}

    public static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) ALL.getCertificate(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key and certificate of that name. */
    public static KeyManagerFactory identity(String name) {
        try {
            KeyStore own = empty();
            Key key = ALL.getKey(name, PASSWORD);
            own.setKeyEntry(name, key, PASSWORD, chain(name));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(own, PASSWORD);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts what the authority has signed. */
    public static TrustManagerFactory trusted() {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry(AUTHORITY, ALL.getCertificate(AUTHORITY));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One end of a connection; without a name it shows no certificate. */
    public static SSLContext context(String name) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    name.isEmpty() ? null : identity(name).getKeyManagers(),
                    trusted().getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate[] chain(String name) throws GeneralSecurityException {
        return ALL.getCertificateChain(name);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore generate() {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Path file = folder.resolve("all.p12");
            keytool(file, AUTHORITY, "CN=Test Authority", "-ext", "bc:c");
            keytool(file, SERVER, "CN=gateway.example.org", "-signer", AUTHORITY, "-ext", "san=ip:127.0.0.1");
            keytool(
                    file,
                    VANCOUVER,
                    "CN=EMR, O=Vancouver Clinic",
                    "-signer",
                    AUTHORITY,
                    "-ext",
                    "san=dns:emr.vancouver.example.org");
            keytool(file, SUDBURY, "CN=EMR, O=Sudbury Clinic", "-signer", AUTHORITY);
            keytool(file, STRANGER, "CN=EMR, O=Vancouver Clinic");
            KeyStore all = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                all.load(in, PASSWORD);
            }
            Files.delete(file);
            Files.delete(folder);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(Path file, String name, String subject, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                subject,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said.toLowerCase(Locale.ROOT));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
