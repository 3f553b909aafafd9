package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mllp.MllpPipeline;
import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import org.apache.camel.builder.RouteBuilder;

/** Referrals by MLLP: each frame is answered in its turn; a message without a certain outcome gets no answer and the connection ends. */
public final class MllpReferralRoute extends RouteBuilder {

    /** The route of a port in the open; that of one with TLS ends in {@code -tls}. */
    public static final String ROUTE_ID = "mllp-referral-in";

    private final MllpServerSettings settings;
    private final FrameIntake intake;
    private final FrameListener listener;

    public MllpReferralRoute(MllpServerSettings settings, FrameIntake intake, FrameListener listener) {
        this.settings = settings;
        this.intake = intake;
        this.listener = listener;
    }

    @Override
    public void configure() {
        String id = settings.tls().isPresent() ? ROUTE_ID + "-tls" : ROUTE_ID;
        bindToRegistry(id + "-pipeline", new MllpPipeline(settings, listener));

        // The answer is the body itself: no answer (null) closes the connection.
        errorHandler(noErrorHandler());
        fromF(
                        "netty:tcp://%s:%d?sync=true&serverInitializerFactory=#%s-pipeline"
                                + "&disconnectOnNoReply=true&noReplyLogLevel=DEBUG&reuseAddress=true&transferExchange=false",
                        settings.host(), settings.port(), id)
                .routeId(id)
                .removeHeaders("*", "CamelNetty*")
                .bean(intake, "answer");
    }
}
