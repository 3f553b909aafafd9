package ca.passerelle.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates that live for one test run: an authority, the gateway's for 127.0.0.1, and a clinic's. */
public final class Certificates {

    /** The clinic's alternative name. */
    public static final String CLINIC = "emr.coast.example.org";

    private static final char[] PASSWORD = "not-a-secret".toCharArray();
    private static final Path FOLDER = generate();

    private Certificates() {}

    /** The settings of a bundle {@code mllp} with the gateway's certificate. */
    public static Map<String, Object> settings() {
        String bundle = "spring.ssl.bundle.jks.mllp.";
        return Map.of(
                "spring.ssl.bundle.watch.file.quiet-period",
                "200ms",
                bundle + "reload-on-update",
                "true",
                bundle + "key.alias",
                "gateway",
                bundle + "keystore.location",
                "file:" + FOLDER.resolve("gateway.p12"),
                bundle + "keystore.password",
                new String(PASSWORD),
                bundle + "keystore.type",
                "PKCS12",
                bundle + "truststore.location",
                "file:" + FOLDER.resolve("trusted.p12"),
                bundle + "truststore.password",
                new String(PASSWORD),
                bundle + "truststore.type",
                "PKCS12");
    }

    /** The clinic's end of a connection; without its certificate where it shows none. */
    public static SSLContext clinic(boolean withCertificate) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load("clinic.p12"), PASSWORD);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(load("trusted.p12"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(withCertificate ? keys.getKeyManagers() : null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The gateway's certificate is renewed: another key of the same name, in the file that it is configured to read. */
    public static void renewGateway() {
        try {
            Path all = FOLDER.resolve("all.p12");
            String alias = "gateway-" + System.nanoTime();
            generate(all, alias, "CN=Renewed Gateway", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
            KeyStore keys = load("all.p12");
            KeyStore own = empty();
            own.setKeyEntry("gateway", keys.getKey(alias, PASSWORD), PASSWORD, keys.getCertificateChain(alias));
            Path renewed = FOLDER.resolve("renewed.p12");
            store(own, renewed);
            Files.move(renewed, FOLDER.resolve("gateway.p12"), StandardCopyOption.REPLACE_EXISTING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore load(String file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file with all keys, from which each takes its own: a signer has to stand in the same file. */
    private static Path generate() {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Path all = folder.resolve("all.p12");
            generate(all, "authority", "CN=Test Authority", "-ext", "bc:c");
            generate(all, "gateway", "CN=Gateway", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
            generate(all, "clinic", "CN=Coast Clinic", "-signer", "authority", "-ext", "san=dns:" + CLINIC);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(all)) {
                keys.load(in, PASSWORD);
            }
            for (String name : List.of("gateway", "clinic")) {
                KeyStore own = empty();
                own.setKeyEntry(name, keys.getKey(name, PASSWORD), PASSWORD, keys.getCertificateChain(name));
                store(own, folder.resolve(name + ".p12"));
            }
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", keys.getCertificate("authority"));
            store(trusted, folder.resolve("trusted.p12"));
            return folder;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void store(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        file.toFile().deleteOnExit();
    }

    private static void generate(Path file, String name, String subject, String... more) throws IOException {
        file.toFile().deleteOnExit();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", name, "-dname", subject, "-validity", "30"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(
                List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
