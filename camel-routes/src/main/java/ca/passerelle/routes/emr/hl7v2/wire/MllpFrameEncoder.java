package ca.passerelle.routes.emr.hl7v2.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.io.ByteArrayOutputStream;

/** Puts one message into its frame: {@code byte[]} becomes {@code VT payload FS CR}; a VT or FS inside the payload is left out. */
public final class MllpFrameEncoder extends MessageToByteEncoder<byte[]> {

    @Override
    protected void encode(ChannelHandlerContext context, byte[] message, ByteBuf out) {
        out.writeBytes(frame(message));
    }

    /** The frame as bytes, for senders without netty. */
    public static byte[] frame(byte[] message) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream(message.length + 3);
        framed.write(MllpFrameDecoder.VT);
        for (byte each : message) {
            if (each != MllpFrameDecoder.VT && each != MllpFrameDecoder.FS) {
                framed.write(each);
            }
        }
        framed.write(MllpFrameDecoder.FS);
        framed.write(MllpFrameDecoder.CR);
        return framed.toByteArray();
    }
}
