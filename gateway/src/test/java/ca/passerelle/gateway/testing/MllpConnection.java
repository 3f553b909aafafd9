package ca.passerelle.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One lasting connection of a clinic's EMR to the gateway's MLLP door. */
public final class MllpConnection implements AutoCloseable {

    private static final int VT = 0x0b;
    private static final int FS = 0x1c;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();

    public MllpConnection(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    public boolean isOpen() {
        return socket.isConnected() && !socket.isClosed();
    }

    public void send(String message) throws IOException {
        socket.getOutputStream().write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The answer; empty when the connection ended without one. */
    public Optional<String> exchange(String message) throws IOException {
        send(message);
        return frame(socket.getInputStream());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The next frame of a stream; empty at its end. */
    static Optional<String> frame(InputStream in) throws IOException {
        int each = in.read();
        while (each >= 0 && each != VT) {
            each = in.read();
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (each = in.read(); each >= 0 && each != FS; each = in.read()) {
            payload.write(each);
        }
        return each < 0 ? Optional.empty() : Optional.of(payload.toString(StandardCharsets.UTF_8));
    }
}
