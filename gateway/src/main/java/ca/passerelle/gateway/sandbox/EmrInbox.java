package ca.passerelle.gateway.sandbox;

import ca.passerelle.routes.emr.hl7v2.mapping.AckWriter;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Receipt;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps each message and answers it AA, with the control id that came. */
@Component
@Profile("sandbox")
@Sharable
class EmrInbox extends SimpleChannelInboundHandler<byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(EmrInbox.class);

    private final Captures captures;
    private final SandboxProperties properties;
    private final Clock clock;

    EmrInbox(Captures captures, SandboxProperties properties, Clock clock) {
        super(byte[].class);
        this.captures = captures;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, byte[] message) {
        context.writeAndFlush(take(message), context.voidPromise());
    }

    /** Gives the acknowledgement. */
    byte[] take(byte[] message) {
        Optional<Segment> header = MessageDecoder.header(message);
        Charset charset = header.map(segment -> segment.encoding().charset()).orElse(StandardCharsets.UTF_8);
        captures.keep(Channel.MLLP, properties.emrPartner(), new String(message, charset).replace('\r', '\n'));
        return AckWriter.to(header).accepted(new Receipt(UUID.randomUUID(), clock.instant()), List.of());
    }

    /** Without an answer the gateway sends again. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn(
                "the sandbox's EMR could not keep a message: {}",
                cause.getClass().getSimpleName());
        context.close(context.voidPromise());
    }
}
