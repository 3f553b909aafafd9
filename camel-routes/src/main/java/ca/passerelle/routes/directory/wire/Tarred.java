package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Files in a tar (POSIX ustar, and the GNU form of long names). Headers of 512 bytes with name, size in octal and kind; only plain files are taken,
 * links and devices are not.
 */
final class Tarred {

    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final PackageFile tar;
    private final PackageLimits limits;

    Tarred(PackageFile tar, PackageLimits limits) {
        this.tar = tar;
        this.limits = limits;
    }

    static boolean is(PackageFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] start = in.readNBytes(BLOCK);
            return start.length == BLOCK && new String(start, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
        }
    }

    List<PackageFile> files() throws IOException {
        List<PackageFile> files = new ArrayList<>();
        long expanded = 0;
        try (InputStream in = tar.open()) {
            String longName = null;
            long at = 0;
            for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK; header = in.readNBytes(BLOCK)) {
                at += BLOCK;
                if (header[0] == 0) {
                    // To the end, so that a checksum around it is held against all of it.
                    in.transferTo(OutputStream.nullOutputStream());
                    break;
                }
                long size = octal(header);
                expanded += size;
                if (size > limits.fileBytes() || expanded > limits.expandedBytes()) {
                    throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_LARGE, tar.name());
                }
                long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
                char kind = (char) header[156];
                if (kind == 'L' && size < 4096) {
                    longName = text(in.readNBytes((int) padded), 0, (int) size);
                } else {
                    String name = longName == null ? name(header) : longName;
                    longName = null;
                    PackageFiles.refuseEscape(name);
                    if ((kind == '0' || kind == 0) && PackageFiles.isWanted(name)) {
                        files.add(new Part(tar, name, at, size));
                    }
                    in.skipNBytes(padded);
                }
                at += padded;
                if (files.size() > limits.files()) {
                    throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_MANY_FILES, tar.name());
                }
            }
        } catch (IOException | NumberFormatException damaged) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, tar.shortName(), damaged);
        }
        return files;
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, NAME);
        String whole = prefix.isEmpty() ? name : prefix + "/" + name;
        return whole.startsWith("./") ? whole.substring(2) : whole;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header) {
        String size = text(header, 124, 12).strip();
        return size.isEmpty() ? 0 : Long.parseLong(size, 8);
    }

    private record Part(PackageFile tar, String inner, long from, long size) implements PackageFile {
        @Override
        public String name() {
            return tar.name() + "/" + inner;
        }

        @Override
        public InputStream open() throws IOException {
            InputStream in = tar.open();
            in.skipNBytes(from);
            return new Slice(in, shortName(), size);
        }

        @Override
        public boolean isWhole() {
            return true;
        }
    }

    /** So many bytes and no more; fewer are damage. */
    private static final class Slice extends FilterInputStream {
        private final String name;
        private long left;

        Slice(InputStream in, String name, long size) {
            super(in);
            this.name = name;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = super.read(buffer, offset, (int) Math.min(left, length));
            if (got < 0) {
                throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, name);
            }
            left -= got;
            return got;
        }

        @Override
        public long skip(long n) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
