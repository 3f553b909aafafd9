package ca.passerelle.routes.directory.hsds.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * What one reading of a file tells before it is parsed: its character set, and whether its quotation marks come in pairs. The whole file is
 * read, so that damage anywhere in it shows before any record is taken from it.
 *
 * @param charset UTF-8 or UTF-16 by byte order mark, UTF-8 when all of it is valid, else windows-1252
 * @param bom bytes to leave out at the start
 * @param assumed whether the character set is a guess
 * @param quotesPaired whether the number of quotation marks is even
 */
record TextProbe(Charset charset, int bom, boolean assumed, boolean quotesPaired) {

    private static final Charset FALLBACK = Charset.forName("windows-1252");

    static TextProbe of(PackageFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] start = in.readNBytes(3);
            if (starts(start, 0xFE, 0xFF) || starts(start, 0xFF, 0xFE)) {
                in.transferTo(OutputStream.nullOutputStream());
                return new TextProbe(StandardCharsets.UTF_16, 0, false, true);
            }
            boolean marked = starts(start, 0xEF, 0xBB, 0xBF);
            Scan scan = new Scan();
            if (!marked) {
                scan.take(start, start.length, false);
            }
            byte[] buffer = new byte[65_536];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                scan.take(buffer, got, false);
            }
            scan.take(buffer, 0, true);
            boolean utf8 = marked || scan.valid;
            return new TextProbe(utf8 ? StandardCharsets.UTF_8 : FALLBACK, marked ? 3 : 0, !utf8, scan.quotes % 2 == 0);
        }
    }

    Reader reader(PackageFile file) throws IOException {
        InputStream in = file.open();
        in.readNBytes(bom);
        return new BufferedReader(new InputStreamReader(in, charset), 65_536);
    }

    private static boolean starts(byte[] bytes, int... start) {
        for (int at = 0; at < start.length; at++) {
            if (at >= bytes.length || (bytes[at] & 0xFF) != start[at]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes strictly without keeping anything. */
    private static final class Scan {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final CharBuffer out = CharBuffer.allocate(65_600);
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean valid = true;
        private long quotes;

        void take(byte[] bytes, int length, boolean last) {
            for (int at = 0; at < length; at++) {
                if (bytes[at] == '"') {
                    quotes++;
                }
            }
            if (!valid) {
                return;
            }
            ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length);
            in.put(rest).put(bytes, 0, length).flip();
            out.clear();
            CoderResult result = decoder.decode(in, out, last);
            valid = !result.isError();
            rest = in;
        }
    }
}
