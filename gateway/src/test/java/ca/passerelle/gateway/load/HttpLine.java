package ca.passerelle.gateway.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept open: one request at a time, written at once, and an answer read to its end. It does as little as
 * it can, so that on a shared machine the client takes no more from the server than it must.
 */
final class HttpLine implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 120_000;

    private final String host;
    private final int port;
    private final String path;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    /** @param base the FHIR base URL, plain HTTP */
    HttpLine(URI base) {
        this.host = base.getHost();
        this.port = base.getPort() < 0 ? 80 : base.getPort();
        this.path = base.getPath();
    }

    /** An answer. */
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What is asked: a method, a path below the base, more header lines (each ended by CRLF), and a body. */
    record Request(String method, String path, String headers, String contentType, byte[] body) {

        static Request get(String path, String headers) {
            return new Request("GET", path, headers, "", new byte[0]);
        }

        static Request of(String method, String path, String headers, String contentType, String body) {
            return new Request(method, path, headers, contentType, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sends and waits. A connection that the server has closed between two requests is opened again. */
    Answer send(Request request) throws IOException {
        Socket open = socket == null ? open() : socket;
        open.getOutputStream().write(bytes(request));
        return read(open);
    }

    private Socket open() throws IOException {
        Socket open = new Socket(host, port);
        open.setTcpNoDelay(true);
        open.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(open.getInputStream(), 1 << 16);
        socket = open;
        return open;
    }

    private byte[] bytes(Request request) {
        StringBuilder head = new StringBuilder(256)
                .append(request.method())
                .append(' ')
                .append(path)
                .append(request.path().isEmpty() ? "" : "/")
                .append(request.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append(':')
                .append(port)
                .append("\r\nAccept: application/fhir+json\r\n")
                .append(request.headers());
        if (!request.contentType().isEmpty()) {
            head.append("Content-Type: ")
                    .append(request.contentType())
                    .append("\r\nContent-Length: ")
                    .append(request.body().length)
                    .append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + request.body().length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(request.body(), 0, all, start.length, request.body().length);
        return all;
    }

    private Answer read(Socket open) throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                last = lower.contains("close");
            }
        }
        byte[] body = chunked ? chunks() : exactly(length);
        if (last) {
            open.close();
            socket = null;
        }
        return new Answer(status, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line().strip(), 16); size > 0; size = Integer.parseInt(line().strip(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
