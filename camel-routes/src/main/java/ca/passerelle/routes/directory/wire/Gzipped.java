package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A file under gzip, as the file that it is without. Its own checksum tells when something of it is missing. */
record Gzipped(PackageFile file, long limit) implements PackageFile {

    static boolean is(PackageFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] start = in.readNBytes(3);
            return start.length == 3 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B && start[2] == 8;
        }
    }

    @Override
    public String name() {
        return file.name().replaceFirst("(?i)\\.gz(?:ip)?$", "").replaceFirst("(?i)\\.tgz$", ".tar");
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return new GuardedStream(new GZIPInputStream(file.open(), 65_536), name(), limit, -1);
        } catch (IOException damaged) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, shortName(), damaged);
        }
    }

    @Override
    public boolean isWhole() {
        return true;
    }
}
