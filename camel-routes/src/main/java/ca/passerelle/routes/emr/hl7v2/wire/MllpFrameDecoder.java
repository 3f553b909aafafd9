package ca.passerelle.routes.emr.hl7v2.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a byte stream into MLLP messages: {@code VT payload FS [CR]} becomes {@code byte[]}. CR and LF between frames are tolerated, an
 * empty frame is an empty message, a VT inside a payload stays in it. Each byte is looked at once, however it is split over reads.
 *
 * <p>Anything else outside a frame, and a frame above the limit, ends the connection: what cannot be framed cannot be answered.
 * (HL7 v2 Transport Specification: MLLP, release 1, §2.)
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

    private final int maxFrameBytes;
    private final FrameListener listener;
    private boolean inFrame;
    private boolean closing;
    private int scanned;

    /**
     * @param maxFrameBytes largest payload in bytes
     * @param listener told of what ends a connection
     */
    public MllpFrameDecoder(int maxFrameBytes, FrameListener listener) {
        if (maxFrameBytes < 1) {
            throw new IllegalArgumentException("the frame limit must be positive");
        }
        this.maxFrameBytes = maxFrameBytes;
        this.listener = listener;
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
            inFrame = false;
            listener.incomplete();
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
                return true;
            }
            if (next != CR && next != LF) {
                listener.unframed();
                giveUp(context, in);
                return false;
            }
        }
        return false;
    }

    private void readPayload(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int available = in.readableBytes();
        int length = in.bytesBefore(in.readerIndex() + scanned, available - scanned, FS);
        int known = length < 0 ? available : scanned + length;
        if (known > maxFrameBytes) {
            listener.tooLarge();
            giveUp(context, in);
        } else if (length < 0) {
            scanned = available;
        } else {
            byte[] payload = new byte[known];
            in.readBytes(payload);
            in.skipBytes(1);
            inFrame = false;
            out.add(payload);
        }
    }

    private void giveUp(ChannelHandlerContext context, ByteBuf in) {
        in.skipBytes(in.readableBytes());
        inFrame = false;
        closing = true;
        ScheduledFuture<?> unused =
                context.executor().schedule(() -> context.close(), CLOSE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
