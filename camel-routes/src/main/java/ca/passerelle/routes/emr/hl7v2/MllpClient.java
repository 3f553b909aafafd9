package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.AckReading;
import ca.passerelle.routes.emr.hl7v2.wire.FrameReader;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import ca.passerelle.routes.port.Attempt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends one frame on a connection of its own and reads until its answer is there; a reply that comes with or before it is taken as a message. The connection is closed then, also when no answer came in
 * time, so that a late one can never meet the next message.
 */
final class MllpClient {

    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final ReturnedReplies replies;

    MllpClient(Duration connectTimeout, Duration readTimeout, ReturnedReplies replies) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.replies = replies;
    }

    /**
     * What came of sending; never throws for a fault of the other side.
     *
     * @param partner whose address it is
     */
    Attempt exchange(MllpAddress address, UUID partner, byte[] message, AckReading reading) {
        try (Socket plain = new Socket()) {
            plain.connect(
                    new InetSocketAddress(address.host(), address.port()), Math.toIntExact(connectTimeout.toMillis()));
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(Math.toIntExact(connectTimeout.toMillis()));
            try (Socket socket = address.secured(plain)) {
                return converse(socket, partner, message, reading);
            }
        } catch (IOException noConnection) {
            return isUnproven(noConnection)
                    ? new Attempt.Failed(message, null, "misconfigured", false)
                    : new Attempt.Failed(message, null, "unreachable", true);
        }
    }

    /** The other side is there, and is not who it should be: somebody has to look, and nothing was sent. */
    private static boolean isUnproven(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private Attempt converse(Socket socket, UUID partner, byte[] message, AckReading reading) {
        try {
            socket.getOutputStream().write(MllpFrameEncoder.frame(message));
            socket.getOutputStream().flush();
            FrameReader frames = new FrameReader(socket, readTimeout);
            Optional<Attempt> outcome = Optional.empty();
            while (outcome.isEmpty()) {
                byte[] frame = frames.read();
                for (byte[] acknowledgement : replies.take(frame, partner)) {
                    socket.getOutputStream().write(MllpFrameEncoder.frame(acknowledgement));
                }
                socket.getOutputStream().flush();
                outcome = reading.next(frame);
            }
            return outcome.get();
        } catch (SocketTimeoutException late) {
            return reading.end("timeout");
        } catch (IOException broken) {
            return reading.end("wrong-answer");
        }
    }
}
