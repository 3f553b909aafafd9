package ca.passerelle.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A clinic's EMR as a receiver of HL7 v2: it accepts every message. It is up from its making to its end. */
public final class EmrReceiver implements AutoCloseable {

    private static final int VT = 0x0b;
    private static final int FS = 0x1c;

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> received = new CopyOnWriteArrayList<>();

    public EmrReceiver(int port) {
        try {
            listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** The messages that came, without their frames. */
    public List<String> received() {
        return received;
    }

    public List<String> holding(String text) {
        return received.stream().filter(message -> message.contains(text)).toList();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connected) {
        try (Socket socket = connected) {
            Optional<String> message = frame(socket.getInputStream());
            while (message.isPresent()) {
                received.add(message.get());
                socket.getOutputStream().write(acknowledgement(message.get()));
                socket.getOutputStream().flush();
                message = frame(socket.getInputStream());
            }
        } catch (IOException broken) {
            // The gateway was killed in the middle: it sends again.
            Thread.yield();
        }
    }

    private static byte[] acknowledgement(String message) {
        String control = message.split("\r", 2)[0].split("\\|", -1)[9];
        String answer = "MSH|^~\\&|CLINIC|NORTH|||20260310||ACK|1|P|2.5.1\rMSA|AA|" + control + "\r";
        return ("\u000b" + answer + "\u001c\r").getBytes(StandardCharsets.UTF_8);
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
