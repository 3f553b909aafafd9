package ca.passerelle.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/** A sender of HL7 v2 by MLLP over a raw socket. */
public final class Mllp {

    private static final int VT = 0x0b;
    private static final int FS = 0x1c;
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private final SocketFactory sockets;

    public Mllp(int port) {
        this(port, SocketFactory.getDefault());
    }

    /** A sender with TLS. */
    public Mllp(int port, SocketFactory sockets) {
        this.port = port;
        this.sockets = sockets;
    }

    /** Sends one message on a connection of its own; the answer, segments on lines of their own. */
    public String send(String message) {
        return pipelined(List.of(message)).get(0);
    }

    /** Sends the bytes of one message as they are. */
    public String send(byte[] message) {
        return exchange(List.of(message)).get(0);
    }

    /** Sends several messages in one write on one connection; their answers in order. */
    public List<String> pipelined(List<String> messages) {
        return exchange(messages.stream()
                .map(message -> message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    private List<String> exchange(List<byte[]> messages) {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (byte[] message : messages) {
                frames.write(VT);
                frames.write(message);
                frames.write(FS);
                frames.write('\r');
            }
            socket.getOutputStream().write(frames.toByteArray());
            socket.getOutputStream().flush();
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < messages.size(); i++) {
                answers.add(frame(socket.getInputStream()));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String frame(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != FS) {
            if (next != VT) {
                bytes.write(next);
            }
            next = in.read();
        }
        in.skipNBytes(1);
        return bytes.toString(StandardCharsets.UTF_8).replace('\r', '\n');
    }
}
