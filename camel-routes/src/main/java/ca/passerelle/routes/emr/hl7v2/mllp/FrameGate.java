package ca.passerelle.routes.emr.hl7v2.mllp;

import ca.passerelle.routes.emr.hl7v2.wire.CutOffFrame;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.emr.hl7v2.wire.HeldBytes;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameDecoder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the frames of one connection through one at a time, each when the one before is answered, so that answers keep the order of the
 * messages. While frames wait nothing more is read: what a sender has queued stays on its side. A sender that has ended its half of the
 * connection still gets its answers.
 */
final class FrameGate extends ChannelDuplexHandler {

    /** For the last answer to be read before the connection goes, while the other side may still be sending. */
    private static final long LAST_WORD_MILLIS = 2_000;

    private final WorkShare share;
    private final HeldBytes held;
    private final FrameListener listener;
    private final Queue<Object> waiting = new ArrayDeque<>();
    private @Nullable ReceivedFrame current;
    private boolean inputEnded;
    private boolean gone;

    FrameGate(WorkShare share, HeldBytes held, FrameListener listener) {
        this.share = share;
        this.held = held;
        this.listener = listener;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        waiting.add(message);
        if (current == null) {
            next(context);
        } else {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof Reply reply)) {
            context.write(message, promise);
            return;
        }
        ChannelPromise written = promise.unvoid();
        written.addListener(done -> answered(context));
        List<byte[]> frames = reply.frames();
        for (int index = 0; index + 1 < frames.size(); index++) {
            context.write(frames.get(index));
        }
        if (frames.isEmpty()) {
            written.setSuccess();
        } else {
            context.write(frames.get(frames.size() - 1), written);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent && current == null) {
            listener.idle();
            context.close();
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            if (current == null) {
                context.close();
            }
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        gone = true;
        waiting.stream()
                .filter(byte[].class::isInstance)
                .forEach(frame -> held.give(address(context), bytes(frame).length));
        waiting.clear();
        super.channelInactive(context);
    }

    private void next(ChannelHandlerContext context) {
        Object frame = waiting.poll();
        if (frame == null) {
            context.channel().config().setAutoRead(true);
            return;
        }
        String address = address(context);
        boolean cutOff = frame instanceof CutOffFrame;
        byte[] payload = bytes(frame);
        ReceivedFrame received = new ReceivedFrame(payload, cutOff, new Peer(address, certificate(context)), () -> {
            if (!cutOff) {
                held.give(address, payload.length);
            }
            share.end(address);
        });
        current = received;
        share.begin(address, () -> context.executor().execute(() -> pass(context, received)));
    }

    private void pass(ChannelHandlerContext context, ReceivedFrame frame) {
        if (gone) {
            frame.end();
        } else {
            context.fireChannelRead(frame);
        }
    }

    private void answered(ChannelHandlerContext context) {
        boolean last = current != null && current.isCutOff();
        current = null;
        if (last || (inputEnded && waiting.isEmpty())) {
            sayGoodbye(context, last);
        } else if (!gone) {
            next(context);
        }
    }

    private static void sayGoodbye(ChannelHandlerContext context, boolean stillSending) {
        if (!stillSending) {
            context.close();
            return;
        }
        if (context.channel() instanceof SocketChannel socket
                && context.pipeline().get(SslHandler.class) == null) {
            socket.shutdownOutput();
        }
        ScheduledFuture<?> unused =
                context.executor().schedule(() -> context.close(), LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static byte[] bytes(Object frame) {
        return frame instanceof CutOffFrame cutOff ? cutOff.head() : (byte[]) frame;
    }

    private static String address(ChannelHandlerContext context) {
        return MllpFrameDecoder.address(context.channel().remoteAddress());
    }

    private static Set<String> certificate(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            return Set.of();
        }
        try {
            Certificate[] chain = tls.engine().getSession().getPeerCertificates();
            return chain[0] instanceof X509Certificate own ? CertificateNames.of(own) : Set.of();
        } catch (SSLPeerUnverifiedException noneShown) {
            return Set.of();
        }
    }
}
