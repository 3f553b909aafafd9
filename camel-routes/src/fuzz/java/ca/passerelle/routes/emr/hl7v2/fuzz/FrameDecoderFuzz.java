package ca.passerelle.routes.emr.hl7v2.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.emr.hl7v2.wire.CountingListener;
import ca.passerelle.routes.emr.hl7v2.wire.CutOffFrame;
import ca.passerelle.routes.emr.hl7v2.wire.FrameLimits;
import ca.passerelle.routes.emr.hl7v2.wire.HeldBytes;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameDecoder;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Any bytes in any pieces: the same frames as in one piece, never more held than allowed, and nothing held at the end. */
class FrameDecoderFuzz {

    private static final int LIMIT = 512;

    @FuzzTest(maxDuration = "60s")
    void anyBytesInAnyPieces(FuzzedDataProvider data) {
        InTime.run(() -> {
            List<byte[]> pieces = new ArrayList<>();
            while (data.remainingBytes() > 0) {
                pieces.add(data.consumeBytes(data.consumeInt(1, 200)));
            }
            byte[] whole = Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)).copy().array();
            assertThat(frames(pieces)).isEqualTo(frames(List.of(whole)));
        });
    }

    private static List<String> frames(List<byte[]> reads) {
        HeldBytes held = new HeldBytes(Long.MAX_VALUE, Long.MAX_VALUE);
        EmbeddedChannel channel = new EmbeddedChannel(
                new MllpFrameDecoder(new FrameLimits(LIMIT, Duration.ofMinutes(1), held), new CountingListener()));
        List<String> frames = new ArrayList<>();
        for (byte[] read : reads) {
            if (channel.isOpen()) {
                channel.writeInbound(Unpooled.wrappedBuffer(read));
            }
            for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
                frames.add(text(frame, held));
            }
            assertThat(held.held()).isLessThanOrEqualTo(LIMIT);
        }
        channel.finishAndReleaseAll();
        assertThat(held.held()).isZero();
        return frames;
    }

    private static String text(Object frame, HeldBytes held) {
        if (frame instanceof CutOffFrame cutOff) {
            assertThat(cutOff.head().length).isLessThanOrEqualTo(LIMIT);
            return "cut off";
        }
        byte[] payload = (byte[]) frame;
        assertThat(payload.length).isLessThanOrEqualTo(LIMIT);
        held.give("local", payload.length);
        return new String(payload, StandardCharsets.ISO_8859_1);
    }
}
