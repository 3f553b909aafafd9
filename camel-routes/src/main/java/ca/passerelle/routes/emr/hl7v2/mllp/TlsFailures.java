package ca.passerelle.routes.emr.hl7v2.mllp;

import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** Tells of connections that did not become secure; TLS itself has closed them. */
final class TlsFailures extends ChannelInboundHandlerAdapter {

    private final FrameListener listener;

    TlsFailures(FrameListener listener) {
        this.listener = listener;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            listener.insecure();
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        // Counted by the event; what stands in a stranger's bytes belongs in no log.
        context.close();
    }
}
