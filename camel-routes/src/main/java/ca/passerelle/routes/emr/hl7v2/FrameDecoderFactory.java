package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameDecoder;
import io.netty.channel.ChannelHandler;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;

/** Gives each connection a frame decoder of its own. */
final class FrameDecoderFactory extends DefaultChannelHandlerFactory {

    private final int maxFrameBytes;
    private final FrameListener listener;

    FrameDecoderFactory(int maxFrameBytes, FrameListener listener) {
        this.maxFrameBytes = maxFrameBytes;
        this.listener = listener;
    }

    @Override
    public ChannelHandler newChannelHandler() {
        return new MllpFrameDecoder(maxFrameBytes, listener);
    }
}
