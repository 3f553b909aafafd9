package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import io.netty.channel.ChannelHandler;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;

/** Gives each connection a frame encoder of its own. */
final class FrameEncoderFactory extends DefaultChannelHandlerFactory {

    @Override
    public ChannelHandler newChannelHandler() {
        return new MllpFrameEncoder();
    }
}
