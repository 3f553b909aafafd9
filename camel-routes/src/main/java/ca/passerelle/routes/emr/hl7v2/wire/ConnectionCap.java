package ca.passerelle.routes.emr.hl7v2.wire;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection above the cap at once and in good order, so that a partner sees a refusal and not a time-out or a reset. It gets no
 * answer: to an AR many systems do not try again, and later there is room. One instance guards one port.
 */
@Sharable
public final class ConnectionCap extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCap.class);

    /** For what the other side has begun to send; closing on it would be a reset. */
    private static final long DRAIN_MILLIS = 500;

    private final int maxConnections;
    private final int maxPerAddress;
    private final FrameListener listener;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    /**
     * @param maxConnections connections open at the same time
     * @param maxPerAddress of them from one address
     * @param listener told of each refusal
     */
    public ConnectionCap(int maxConnections, int maxPerAddress, FrameListener listener) {
        this.maxConnections = maxConnections;
        this.maxPerAddress = maxPerAddress;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        String address = MllpFrameDecoder.address(context.channel().remoteAddress());
        if (enters(address)) {
            context.channel().closeFuture().addListener(closed -> leaves(address));
            super.channelActive(context);
        } else {
            listener.refused();
            LOG.debug("a connection from {} above the cap was refused", address);
            turnAway(context);
        }
    }

    private boolean enters(String address) {
        boolean roomInAll = open.incrementAndGet() <= maxConnections;
        boolean roomForOne = byAddress.merge(address, 1, Integer::sum) <= maxPerAddress;
        if (!roomInAll || !roomForOne) {
            leaves(address);
        }
        return roomInAll && roomForOne;
    }

    private void leaves(String address) {
        open.decrementAndGet();
        byAddress.computeIfPresent(address, (any, count) -> count > 1 ? count - 1 : null);
    }

    private static void turnAway(ChannelHandlerContext context) {
        context.pipeline().addFirst(new Drain());
        if (context.channel() instanceof SocketChannel socket) {
            socket.shutdownOutput();
        }
        ScheduledFuture<?> unused =
                context.executor().schedule(() -> context.channel().close(), DRAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes what comes and does nothing with it. */
    private static final class Drain extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
            context.close();
        }
    }
}
