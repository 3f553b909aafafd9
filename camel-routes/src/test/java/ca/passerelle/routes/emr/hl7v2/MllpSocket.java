package ca.passerelle.routes.emr.hl7v2;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** The sender's end of a raw connection. */
public final class MllpSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public MllpSocket(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    public MllpSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Messages in frames, in one write. */
    public MllpSocket send(String... messages) throws IOException {
        return raw(frames(messages));
    }

    /** Bytes as they are. */
    public MllpSocket raw(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    public MllpSocket raw(String text) throws IOException {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The payload of the next frame. */
    public String answer() throws IOException {
        expect(0x0B, socket.getInputStream().read());
        StringBuilder answer = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next != 0x1C) {
            if (next < 0) {
                throw new IOException("the connection ended inside an answer: " + answer);
            }
            answer.append((char) next);
            next = socket.getInputStream().read();
        }
        expect('\r', socket.getInputStream().read());
        return answer.toString();
    }

    /** Whether the connection ends without a frame, whatever else is said on it. */
    public boolean answerless() throws IOException {
        byte[] said = socket.getInputStream().readAllBytes();
        return said.length == 0 || said[0] != 0x0B;
    }

    /** Whether the connection ends, in good order or not, before anything else comes. */
    public boolean ends() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    public static byte[] frames(String... messages) {
        StringBuilder frames = new StringBuilder();
        for (String message : messages) {
            frames.append('\u000B').append(message).append("\u001C\r");
        }
        return frames.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A referral of the invented clinic. */
    public static String referral(String control) {
        return referral("CLINIC|VANCOUVER", control, "");
    }

    /**
     * A referral.
     *
     * @param sender MSH-3 and MSH-4
     * @param wants MSH-13 to MSH-16 and what follows
     */
    public static String referral(String sender, String control, String wants) {
        return "MSH|^~\\&|" + sender + "|PASSERELLE|PASSERELLE|20260302101500-0800||REF^I12^REF_I12|" + control
                + "|P|2.5.1" + wants + "\rRF1|P|R|SOC|||R-1^CLINIC\rPID|1||CV-1^^^CLINIC^MR||Whitecloud^Marion\r"
                + "NTE|1||would like company\r";
    }

    private static void expect(int wanted, int came) throws IOException {
        if (wanted != came) {
            throw new IOException("instead of " + wanted + " came " + came);
        }
    }
}
