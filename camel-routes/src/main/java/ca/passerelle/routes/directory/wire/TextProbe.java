package ca.passerelle.routes.directory.wire;

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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of a file tells before it is parsed: its character set, and whether its quotation marks come in pairs. The whole file is
 * read, so that damage anywhere in it shows before any record is taken from it.
 *
 * @param charset UTF-8 or UTF-16 by byte order mark, UTF-8 when all of it is valid, else windows-1252
 * @param bom bytes to leave out at the start
 * @param assumed whether the character set is a guess
 * @param quotesPaired whether the number of quotation marks is even
 * @param lineEnds whether the last line is ended
 */
public record TextProbe(Charset charset, int bom, boolean assumed, boolean quotesPaired, boolean lineEnds) {

    private static final Charset FALLBACK = Charset.forName("windows-1252");

    public static TextProbe of(PackageFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] start = in.readNBytes(4);
            Charset wide = wide(start);
            if (wide != null) {
                in.transferTo(OutputStream.nullOutputStream());
                return new TextProbe(wide, 0, false, true, true);
            }
            boolean marked = starts(start, 0xEF, 0xBB, 0xBF);
            Scan scan = new Scan();
            byte[] text = marked ? Arrays.copyOfRange(start, 3, start.length) : start;
            scan.take(text, text.length, false);
            byte[] buffer = new byte[65_536];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                scan.take(buffer, got, false);
            }
            scan.take(buffer, 0, true);
            boolean utf8 = marked || scan.valid;
            return new TextProbe(
                    utf8 ? StandardCharsets.UTF_8 : FALLBACK,
                    marked ? 3 : 0,
                    !utf8,
                    scan.quotes % 2 == 0,
                    scan.lineEnds);
        }
    }

    /** UTF-16 by its mark, or by the zero byte that half of its first Latin letters are; null for anything else. */
    private static @Nullable Charset wide(byte[] start) {
        if (starts(start, 0xFE, 0xFF) || starts(start, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (start.length == 4 && start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return start.length == 4 && start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0
                ? StandardCharsets.UTF_16BE
                : null;
    }

    /** The first characters of the file, at most as many as asked. */
    public String start(PackageFile file, int chars) throws IOException {
        char[] buffer = new char[chars];
        int filled = 0;
        try (Reader reader = reader(file)) {
            for (int got = reader.read(buffer, 0, chars);
                    got > 0;
                    got = filled < chars ? reader.read(buffer, filled, chars - filled) : -1) {
                filled += got;
            }
        }
        return new String(buffer, 0, filled);
    }

    public Reader reader(PackageFile file) throws IOException {
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
        private boolean lineEnds;

        void take(byte[] bytes, int length, boolean last) {
            for (int at = 0; at < length; at++) {
                if (bytes[at] == '"') {
                    quotes++;
                }
            }
            if (length > 0) {
                lineEnds = bytes[length - 1] == '\n' || bytes[length - 1] == '\r';
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
