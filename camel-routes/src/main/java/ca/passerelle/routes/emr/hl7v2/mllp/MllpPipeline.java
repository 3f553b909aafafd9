package ca.passerelle.routes.emr.hl7v2.mllp;

import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings.Limits;
import ca.passerelle.routes.emr.hl7v2.wire.ConnectionCap;
import ca.passerelle.routes.emr.hl7v2.wire.FrameLimits;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.emr.hl7v2.wire.HeldBytes;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.NonStickyEventExecutorGroup;
import io.netty.util.concurrent.UnorderedThreadPoolEventExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.jspecify.annotations.Nullable;

/**
 * What each connection of a port passes through: the cap, TLS, the time limits, the codec, the gate, and then the route. The route runs on
 * a thread of its own for each message under way, so that a slow one holds up nobody: Camel's usual pool ties connections to a few threads.
 */
public final class MllpPipeline extends ServerInitializerFactory {

    private static final long IDLE_THREAD_SECONDS = 30;

    private final MllpServerSettings settings;
    private final FrameListener listener;
    private final ConnectionCap cap;
    private final HeldBytes held;
    private final WorkShare share;
    private final EventExecutorGroup workers;
    private final @Nullable NettyConsumer consumer;

    public MllpPipeline(MllpServerSettings settings, FrameListener listener) {
        Limits limits = settings.limits();
        this.settings = settings;
        this.listener = listener;
        this.cap = new ConnectionCap(limits.maxConnections(), limits.maxPerAddress(), listener);
        this.held = new HeldBytes(limits.maxHeldBytes(), limits.maxHeldOfOne());
        this.share = new WorkShare(limits.atOncePerAddress());
        this.workers = workers(limits.maxConnections());
        this.consumer = null;
    }

    private MllpPipeline(MllpPipeline shared, NettyConsumer consumer) {
        this.settings = shared.settings;
        this.listener = shared.listener;
        this.cap = shared.cap;
        this.held = shared.held;
        this.share = shared.share;
        this.workers = shared.workers;
        this.consumer = consumer;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer of) {
        return new MllpPipeline(this, of);
    }

    @Override
    protected void initChannel(Channel channel) {
        if (consumer == null) {
            throw new IllegalStateException("a pipeline begins at a consumer");
        }
        Limits limits = settings.limits();
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(cap);
        settings.tls()
                .ifPresent(
                        tls -> pipeline.addLast(tls.context().newHandler(channel.alloc()), new TlsFailures(listener)));
        pipeline.addLast(
                new IdleStateHandler(limits.idleTime().toMillis(), 0, 0, TimeUnit.MILLISECONDS),
                new WriteTimeoutHandler(limits.answerTime().toMillis(), TimeUnit.MILLISECONDS),
                new MllpFrameEncoder(),
                new MllpFrameDecoder(new FrameLimits(limits.maxFrameBytes(), limits.frameTime(), held), listener),
                new FrameGate(share, held, listener));
        pipeline.addLast(workers, new ServerChannelHandler(consumer));
    }

    private static EventExecutorGroup workers(int most) {
        UnorderedThreadPoolEventExecutor threads =
                new UnorderedThreadPoolEventExecutor(most, new DefaultThreadFactory("mllp-in", true));
        threads.setKeepAliveTime(IDLE_THREAD_SECONDS, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        return new NonStickyEventExecutorGroup(threads);
    }
}
