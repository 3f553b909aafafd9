package ca.passerelle.gateway.sandbox;

import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stands for the EMR of the invented clinic: takes HL7 v2 by MLLP on this computer, keeps it, and acknowledges it. */
@Component
@Profile("sandbox")
class EmrReceiver implements SmartLifecycle {

    /** There before deliveries begin, and after they end. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1;

    private final SandboxProperties properties;
    private final EmrInbox inbox;
    private final FrameListener frames;
    private EventLoopGroup connections = new NioEventLoopGroup(1);
    private DefaultEventExecutorGroup workers = new DefaultEventExecutorGroup(1);
    private volatile boolean running;

    EmrReceiver(SandboxProperties properties, EmrInbox inbox, FrameListener frames) {
        this.properties = properties;
        this.inbox = inbox;
        this.frames = frames;
    }

    @Override
    public void start() {
        connections = new NioEventLoopGroup(1);
        workers = new DefaultEventExecutorGroup(1);
        new ServerBootstrap()
                .group(connections)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new MllpFrameDecoder(MllpFrameDecoder.DEFAULT_MAX_FRAME_BYTES, frames),
                                        new MllpFrameEncoder())
                                .addLast(workers, inbox);
                    }
                })
                .bind("127.0.0.1", properties.emrPort())
                .syncUninterruptibly();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        connections.shutdownGracefully().syncUninterruptibly();
        workers.shutdownGracefully().syncUninterruptibly();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
