package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.wire.FrameReader;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Sends one frame on a connection of its own and reads exactly one back; a late answer can therefore never meet the wrong message. */
final class MllpClient {

    private final Duration connectTimeout;
    private final Duration readTimeout;

    MllpClient(Duration connectTimeout, Duration readTimeout) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    /** A connection could not be made. Nothing was sent. */
    static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreachableException(IOException cause) {
            super("the receiver cannot be reached", cause);
        }
    }

    /**
     * @throws UnreachableException when there is no connection
     * @throws java.net.SocketTimeoutException when no whole answer came in time
     * @throws IOException when the connection broke, or what came back is no frame
     */
    byte[] exchange(String host, int port, byte[] message) throws IOException {
        try (Socket socket = new Socket()) {
            connect(socket, host, port);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(MllpFrameEncoder.frame(message));
            socket.getOutputStream().flush();
            return new FrameReader(socket, readTimeout).read();
        }
    }

    private void connect(Socket socket, String host, int port) throws UnreachableException {
        try {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(connectTimeout.toMillis()));
        } catch (IOException unreachable) {
            throw new UnreachableException(unreachable);
        }
    }
}
