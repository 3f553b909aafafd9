package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Counts what comes out of a file and stops at the limit; at the end it holds the checksum against the one the package promised. */
final class GuardedStream extends FilterInputStream {

    private final String name;
    private final long limit;
    private final long promised;
    private final CRC32 sum = new CRC32();
    private long count;

    /** With a promised CRC-32, or −1 for none. */
    GuardedStream(InputStream in, String name, long limit, long promised) {
        super(in);
        this.name = name;
        this.limit = limit;
        this.promised = promised;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got < 0) {
            if (promised >= 0 && promised != sum.getValue()) {
                throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, name);
            }
            return got;
        }
        sum.update(buffer, offset, got);
        count += got;
        if (count > limit) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_LARGE, name);
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long n) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
    }
}
