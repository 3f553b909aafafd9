package ca.passerelle.routes.emr.hl7v2.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into MLLP messages: {@code VT payload FS [CR]} becomes {@code byte[]}. CR and LF between frames are tolerated, an
 * empty frame is an empty message, a VT inside a payload stays in it. Each byte is looked at once, however it is split over reads.
 *
 * <p>Anything else outside a frame ends the connection: what cannot be framed cannot be answered. A frame above the limit becomes a
 * {@link CutOffFrame}, which can be, and nothing after it is read. A frame that takes too long ends the connection.
 * (HL7 v2 Transport Specification: MLLP, release 1, §2.)
 *
 * <p>The bytes of each whole frame stay counted in {@link FrameLimits#held} for whoever takes the frame to give back.
 */
public final class MllpFrameDecoder extends ByteToMessageDecoder {

    /** Default limit of one frame, 16 MiB. */
    public static final int DEFAULT_MAX_FRAME_BYTES = 16 * 1024 * 1024;

    static final byte VT = 0x0B;
    static final byte FS = 0x1C;
    static final byte CR = 0x0D;
    static final byte LF = 0x0A;

    /** Leaves answers to earlier frames of the same connection time to go out. */
    private static final long CLOSE_AFTER_MILLIS = 2_000;

    /** Long enough for a frame that was cut off to be answered in its turn; whoever answers it ends the connection then. */
    private static final long CLOSE_AFTER_CUT_OFF_MILLIS = 10_000;

    private static final Duration DEFAULT_TIME = Duration.ofMinutes(1);

    private final FrameLimits limits;
    private final FrameListener listener;
    private boolean inFrame;
    private boolean closing;
    private int scanned;
    private int counted;
    private long begun;
    private @Nullable ScheduledFuture<?> clock;

    /**
     * @param maxFrameBytes largest payload in bytes
     * @param listener told of what ends a connection
     */
    public MllpFrameDecoder(int maxFrameBytes, FrameListener listener) {
        this(new FrameLimits(maxFrameBytes, DEFAULT_TIME, HeldBytes.unlimited()), listener);
    }

    /**
     * @param limits what one frame may cost
     * @param listener told of what ends a connection
     */
    public MllpFrameDecoder(FrameLimits limits, FrameListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /** Under which the bytes of a connection are counted: the address of the other side without its port. */
    public static String address(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : "local";
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (closing) {
            in.skipBytes(in.readableBytes());
        } else if (inFrame || opens(context, in)) {
            readPayload(context, in, out);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        decode(context, in, out);
        if (inFrame) {
            listener.incomplete();
            leaveFrame(context);
        }
    }

    /** Bytes that are held back because their frame is not complete. */
    int heldBytes() {
        return actualReadableBytes();
    }

    private boolean opens(ChannelHandlerContext context, ByteBuf in) {
        while (in.isReadable()) {
            byte next = in.readByte();
            if (next == VT) {
                inFrame = true;
                scanned = 0;
                counted = 0;
                begun = System.nanoTime();
                return true;
            }
            if (next != CR && next != LF) {
                listener.unframed();
                giveUp(context, in, CLOSE_AFTER_MILLIS);
                return false;
            }
        }
        return false;
    }

    private void readPayload(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int available = in.readableBytes();
        int end = end(in, available);
        int known = end < 0 ? available : end;
        if (known > limits.maxBytes()) {
            listener.tooLarge();
            out.add(new CutOffFrame(head(in)));
            giveUp(context, in, CLOSE_AFTER_CUT_OFF_MILLIS);
        } else if (!count(context, known)) {
            listener.overloaded();
            giveUp(context, in, CLOSE_AFTER_MILLIS);
        } else if (end < 0) {
            // The last byte is looked at again: in UTF-16 the one behind it decides.
            scanned = Math.max(0, available - 1);
            watch(context);
        } else {
            byte[] payload = new byte[known];
            in.readBytes(payload);
            in.skipBytes(1);
            // Whoever takes the frame gives its bytes back.
            counted = 0;
            leaveFrame(context);
            out.add(payload);
        }
    }

    /** Where the frame ends; negative while it goes on. In UTF-16 FS may be half a character: there it ends a frame between characters, before CR. */
    private int end(ByteBuf in, int available) {
        boolean wide = isWide(in, available);
        int at = scanned;
        while (true) {
            int more = in.bytesBefore(in.readerIndex() + at, available - at, FS);
            int end = at + more;
            if (more < 0 || !wide) {
                return more < 0 ? -1 : end;
            }
            boolean behind = end + 1 < available && in.getByte(in.readerIndex() + end + 1) == CR;
            if (end % 2 == 0 && behind) {
                return end;
            }
            at = end + 1;
        }
    }

    /** Whether the payload begins with the mark of UTF-16, or with the M of MSH in two bytes. */
    private static boolean isWide(ByteBuf in, int available) {
        if (available < 2) {
            return false;
        }
        int first = in.getUnsignedShort(in.readerIndex());
        return first == 0xFEFF || first == 0xFFFE || first == 'M' || first == 'M' << 8;
    }

    private byte[] head(ByteBuf in) {
        byte[] head = new byte[Math.min(CutOffFrame.HEAD_BYTES, Math.min(in.readableBytes(), limits.maxBytes()))];
        in.getBytes(in.readerIndex(), head);
        return head;
    }

    private boolean count(ChannelHandlerContext context, int known) {
        int more = known - counted;
        boolean room = more == 0 || limits.held().take(address(context.channel().remoteAddress()), more);
        counted += room ? more : 0;
        return room;
    }

    /** Looks at the frame again when the time of what has come so far is over. */
    private void watch(ChannelHandlerContext context) {
        if (clock == null) {
            long left = begun + limits.allowedNanos(counted) - System.nanoTime();
            clock = context.executor().schedule(() -> overtime(context), Math.max(0, left), TimeUnit.NANOSECONDS);
        }
    }

    private void overtime(ChannelHandlerContext context) {
        clock = null;
        if (!inFrame || closing) {
            return;
        }
        if (System.nanoTime() - begun < limits.allowedNanos(counted)) {
            watch(context);
        } else {
            listener.slow();
            leaveFrame(context);
            closing = true;
            context.close();
        }
    }

    private void leaveFrame(ChannelHandlerContext context) {
        inFrame = false;
        if (clock != null) {
            clock.cancel(false);
            clock = null;
        }
        if (counted > 0) {
            limits.held().give(address(context.channel().remoteAddress()), counted);
            counted = 0;
        }
    }

    private void giveUp(ChannelHandlerContext context, ByteBuf in, long closeAfterMillis) {
        in.skipBytes(in.readableBytes());
        leaveFrame(context);
        closing = true;
        ScheduledFuture<?> unused =
                context.executor().schedule(() -> context.close(), closeAfterMillis, TimeUnit.MILLISECONDS);
    }
}
