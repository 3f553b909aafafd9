package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An upload on disk for as long as it is being imported. */
final class UploadedPackage implements AutoCloseable {

    private final Path path;

    private UploadedPackage(Path path) {
        this.path = path;
    }

    /** @throws Refusal TOO_LARGE as soon as more than that many bytes have come */
    static UploadedPackage of(InputStream in, long most) throws IOException {
        UploadedPackage uploaded = new UploadedPackage(Files.createTempFile("directory-", ".package"));
        try {
            uploaded.fill(in, most);
            return uploaded;
        } catch (IOException | RuntimeException failed) {
            uploaded.close();
            throw failed;
        }
    }

    private void fill(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[65_536];
        long count = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                count += got;
                if (count > most) {
                    throw new Refusal(
                            Refusal.Kind.TOO_LARGE,
                            "body",
                            ProblemCode.TOO_LARGE,
                            "The package is larger than " + most + " bytes.");
                }
                out.write(buffer, 0, got);
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
