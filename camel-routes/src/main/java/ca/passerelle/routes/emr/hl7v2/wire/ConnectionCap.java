package ca.passerelle.routes.emr.hl7v2.wire;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes a connection above the cap at once, so that a partner sees a refusal and not a time-out. One instance guards one port. */
@Sharable
public final class ConnectionCap extends ChannelInboundHandlerAdapter {

    private final int maxConnections;
    private final FrameListener listener;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param maxConnections connections open at the same time
     * @param listener told of each refusal
     */
    public ConnectionCap(int maxConnections, FrameListener listener) {
        this.maxConnections = maxConnections;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        context.channel().closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > maxConnections) {
            listener.refused();
            ChannelFuture unused = context.close();
        } else {
            super.channelActive(context);
        }
    }
}
