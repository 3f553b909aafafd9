package ca.passerelle.routes.emr.hl7v2.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads frames from a socket within one time limit for all of them, however slowly they drip. */
public final class FrameReader {

    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    private final Socket socket;
    private final long deadline;

    /**
     * @param socket connected
     * @param within time for all frames, from now
     */
    public FrameReader(Socket socket, Duration within) {
        this.socket = socket;
        this.deadline = System.nanoTime() + within.toNanos();
    }

    /**
     * The payload of the next frame; line ends before it are passed over.
     *
     * @throws SocketTimeoutException when the time is over
     * @throws IOException when the connection ends first, or what comes is no frame or larger than 1 MiB
     */
    public byte[] read() throws IOException {
        InputStream in = socket.getInputStream();
        int first = next(in);
        while (first == MllpFrameDecoder.CR || first == MllpFrameDecoder.LF) {
            first = next(in);
        }
        if (first != MllpFrameDecoder.VT) {
            throw new IOException("the answer does not begin a frame");
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (int each = next(in); each != MllpFrameDecoder.FS; each = next(in)) {
            if (payload.size() == MAX_ANSWER_BYTES) {
                throw new IOException("the answer is too large");
            }
            payload.write(each);
        }
        return payload.toByteArray();
    }

    private int next(InputStream in) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no whole answer in time");
        }
        socket.setSoTimeout(Math.toIntExact(Math.min(left, Integer.MAX_VALUE)));
        int each = in.read();
        if (each < 0) {
            throw new IOException("the connection ended before the answer did");
        }
        return each;
    }
}
