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
import java.util.function.UnaryOperator;

/**
 * A clinic's EMR as a receiver of HL7 v2: it accepts every message, unless it is told what to say; to an acknowledgement it says nothing. It is up from its making to its
 * end, but for the times it is told to be down.
 */
public final class EmrReceiver implements AutoCloseable {

    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> answers;
    private ServerSocket listening;

    public EmrReceiver(int port) {
        this(port, EmrReceiver::acknowledgement);
    }

    /** @param answers what it says to each message, with {@code CONTROL} where the control id of the message belongs */
    public EmrReceiver(int port, UnaryOperator<String> answers) {
        this.port = port;
        this.answers = answers;
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
                if (!message.get().contains("\rMSA|")) {
                    socket.getOutputStream().write(framed(answers.apply(message.get()), message.get()));
                    socket.getOutputStream().flush();
                }
                message = MllpConnection.frame(socket.getInputStream());
            }
        } catch (IOException broken) {
            brokenOff.incrementAndGet();
        }
    }

    private static String acknowledgement(String message) {
        return "MSH|^~\\&|CLINIC|NORTH|||20260310||ACK|1|P|2.5.1\rMSA|AA|CONTROL\r";
    }

    private static byte[] framed(String answer, String message) {
        String control = message.split("\r", 2)[0].split("\\|", -1)[9];
        return ("\u000b" + answer.replace("CONTROL", control) + "\u001c\r").getBytes(StandardCharsets.UTF_8);
    }
}
