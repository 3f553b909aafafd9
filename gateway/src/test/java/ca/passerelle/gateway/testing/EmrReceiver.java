package ca.passerelle.gateway.testing;

import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A clinic's EMR as a receiver of HL7 v2: it accepts every message. It is up from its making to its
 * end, but for the times it is told to be down.
 */
public final class EmrReceiver implements AutoCloseable {

    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private ServerSocket listening;

    public EmrReceiver(int port) {
        this.port = port;
        this.listening = listen();
    }

    /** Connections that ended in the middle of a message. */
    public int brokenOff() {
        return brokenOff.get();
    }

    /** The messages that came, without their frames. */
    public List<String> received() {
        return received;
    }

    public List<String> holding(String text) {
        return received.stream().filter(message -> message.contains(text)).toList();
    }

    /** Nobody listens on the port any more. */
    public void down() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void up() {
        listening = listen();
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }

    private ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            threads.execute(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket on) {
        while (!on.isClosed()) {
            try {
                Socket socket = on.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connected) {
        try (Socket socket = connected) {
            Optional<String> message = MllpConnection.frame(socket.getInputStream());
            while (message.isPresent()) {
                received.add(message.get());
                socket.getOutputStream().write(acknowledgement(message.get()));
                socket.getOutputStream().flush();
                message = MllpConnection.frame(socket.getInputStream());
            }
        } catch (IOException broken) {
            brokenOff.incrementAndGet();
        }
    }

    private static byte[] acknowledgement(String message) {
        String control = message.split("\r", 2)[0].split("\\|", -1)[9];
        String answer = "MSH|^~\\&|CLINIC|NORTH|||20260310||ACK|1|P|2.5.1\rMSA|AA|" + control + "\r";
        return ("\u000b" + answer + "\u001c\r").getBytes(StandardCharsets.UTF_8);
    }
}
