package ca.passerelle.routes.directory.wire;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;

/**
 * Lets an XML parser read what real exports hold: control characters that XML forbids, references to them, entities of HTML and lone
 * ampersands. They become a blank, or the text that they were written as.
 */
public final class TolerantXml extends FilterReader {

    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final int LONGEST = 12;

    /** What was read ahead, or put in its place. */
    private final StringBuilder ahead = new StringBuilder();

    private int taken;

    /** An ampersand was read ahead, and is looked at next. */
    private boolean pending;

    public TolerantXml(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int filled = 0;
        while (filled < length) {
            int next = read();
            if (next < 0) {
                return filled == 0 ? -1 : filled;
            }
            buffer[offset + filled++] = (char) next;
        }
        return filled;
    }

    @Override
    public int read() throws IOException {
        if (taken < ahead.length()) {
            return ahead.charAt(taken++);
        }
        int next = pending ? '&' : in.read();
        pending = false;
        if (next == '&') {
            ahead.setLength(0);
            taken = 0;
            reference();
            return ahead.charAt(taken++);
        }
        return next < 0 || isAllowed(next) ? next : ' ';
    }

    private void reference() throws IOException {
        StringBuilder name = new StringBuilder();
        int next = in.read();
        while (next >= 0 && name.length() < LONGEST && (Character.isLetterOrDigit(next) || next == '#')) {
            name.append((char) next);
            next = in.read();
        }
        boolean closed = next == ';';
        if (closed && name.length() > 0 && name.charAt(0) == '#') {
            ahead.append(isAllowed(number(name.substring(1))) ? "&" + name + ";" : " ");
        } else if (closed && OF_XML.contains(name.toString())) {
            ahead.append('&').append(name).append(';');
        } else {
            ahead.append("&amp;").append(name);
            if (next == '&') {
                pending = true;
            } else if (next >= 0) {
                ahead.append(isAllowed(next) ? (char) next : ' ');
            }
        }
    }

    private static int number(String digits) {
        try {
            return digits.startsWith("x") || digits.startsWith("X")
                    ? Integer.parseInt(digits.substring(1), 16)
                    : Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
