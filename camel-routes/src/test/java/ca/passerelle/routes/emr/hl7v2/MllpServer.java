package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings;
import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings.Limits;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls;
import ca.passerelle.routes.emr.hl7v2.wire.CountingListener;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.SenderCertificates;
import ca.passerelle.routes.port.Senders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;

/** An MLLP port of the product on this computer, with an intake of the test's. */
public final class MllpServer implements AutoCloseable {

    public final CountingListener listener = new CountingListener();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final int port;

    /** A port in the open that knows one sender, CLINIC of VANCOUVER. */
    public MllpServer(Limits limits, MessageIntake intake) throws Exception {
        this(limits, Optional.empty(), Fixtures.SENDERS, SenderCertificates.NONE, intake);
    }

    public MllpServer(
            Limits limits,
            Optional<ServerTls> tls,
            Senders senders,
            SenderCertificates certificates,
            MessageIntake intake)
            throws Exception {
        this.port = free();
        Hl7Intake messages =
                new Hl7Intake(senders, Fixtures.FAMILIES, intake, listener, Clock.systemUTC(), UUID::randomUUID);
        RefusedFrames refusals = new RefusedFrames(intake, certificates, Clock.systemUTC(), UUID::randomUUID);
        camel.addRoutes(new MllpReferralRoute(
                new MllpServerSettings("127.0.0.1", port, tls, limits),
                new FrameIntake(messages, refusals, certificates, listener),
                listener));
        camel.start();
    }

    public int port() {
        return port;
    }

    public MllpSocket connect() throws IOException {
        return new MllpSocket(port);
    }

    /** A connection from another address of this computer. */
    public MllpSocket connectFrom(String address) throws IOException {
        return new MllpSocket(new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0));
    }

    @Override
    public void close() {
        camel.stop();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
