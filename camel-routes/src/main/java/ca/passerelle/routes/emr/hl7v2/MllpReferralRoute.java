package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.wire.ConnectionCap;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import org.apache.camel.builder.RouteBuilder;

/** Referrals by MLLP: each frame is answered in its turn; a message without a certain outcome gets no answer and the connection ends. */
public final class MllpReferralRoute extends RouteBuilder {

    public static final String ROUTE_ID = "mllp-referral-in";

    private final MllpServerSettings settings;
    private final Hl7Intake intake;
    private final FrameListener listener;

    public MllpReferralRoute(MllpServerSettings settings, Hl7Intake intake, FrameListener listener) {
        this.settings = settings;
        this.intake = intake;
        this.listener = listener;
    }

    @Override
    public void configure() {
        bindToRegistry("mllpConnectionCap", new ConnectionCap(settings.maxConnections(), listener));
        bindToRegistry("mllpDecoder", new FrameDecoderFactory(settings.maxFrameBytes(), listener));
        bindToRegistry("mllpEncoder", new FrameEncoderFactory());

        // The answer is the body itself: no answer (null) closes the connection.
        errorHandler(noErrorHandler());
        fromF(
                        "netty:tcp://%s:%d?sync=true&decoders=#mllpConnectionCap,#mllpDecoder&encoders=#mllpEncoder"
                                + "&disconnectOnNoReply=true&noReplyLogLevel=DEBUG&reuseAddress=true&transferExchange=false",
                        settings.host(), settings.port())
                .routeId(ROUTE_ID)
                .removeHeaders("*", "CamelNetty*")
                .bean(intake, "answer");
    }
}
