package ca.passerelle.routes.emr.hl7v2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MllpFrameDecoderTest {

    private static final int LIMIT = 64;

    private final CountingListener listener = new CountingListener();
    private final EmbeddedChannel channel = new EmbeddedChannel(new MllpFrameDecoder(LIMIT, listener));

    /** {@code <} is VT, {@code >} is FS, {@code /} is CR, {@code _} is LF; frames are joined by a comma. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "one frame;                        <MSH>/;          'MSH'",
                "no CR after FS;                   <MSH>;           'MSH'",
                "two in one write;                 <A>/<B>/;        'A,B'",
                "two without CR between;           <A><B>;          'A,B'",
                "line ends between frames;         <A>/_//<B>/;     'A,B'",
                "an empty frame;                   <>/;             ''",
                "an empty one between others;      <A>/<>/<B>/;     'A,,B'",
                "VT inside;                        <A<B>/;          'A\u000BB'",
                "CR and LF inside;                 <A/B_C>/;        'A\rB\nC'",
            })
    void cutsFrames(String name, String wire, String expected) {
        write(bytes(wire));
        assertThat(String.join(",", frames())).as(name).isEqualTo(expected);
        assertThat(listener.unframed).hasValue(0);
        assertThat(channel.isOpen()).isTrue();
    }

    /** In UTF-16 a quotation mark holds the byte that ends a frame, whichever way round. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aQuotationMarkInUtf16EndsNoFrame(String charset) {
        byte[] text = "MSH|^~\\&|A\rNTE|1||\u201chi\u201d".getBytes(Charset.forName(charset));
        ByteBuf wire = Unpooled.buffer().writeByte(0x0B).writeBytes(text).writeBytes(new byte[] {0x1C, '\r'});
        while (wire.isReadable()) {
            channel.writeInbound(wire.readBytes(1));
        }
        byte[] frame = channel.readInbound();
        assertThat(frame).isEqualTo(text);
        assertThat(listener.unframed).hasValue(0);
    }

    @Test
    void bytesOutsideAFrameCloseTheConnectionWithinFiveSecondsAndAreCounted() {
        write(bytes("<A>/MSH|^"));
        write(bytes("<B>/"));
        assertThat(frames()).containsExactly("A");
        assertThat(listener.unframed).hasValue(1);
        channel.advanceTimeBy(5, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aFrameAtTheLimitPassesAndOneAboveIsCutOffAndTheLastThatIsRead() {
        write(bytes("<" + "x".repeat(LIMIT) + ">/"));
        assertThat(frames()).containsExactly("x".repeat(LIMIT));
        write(bytes("<MSH|" + "x".repeat(LIMIT)));
        write(bytes(">/<B>/"));
        assertThat(new String(cutOff().head(), StandardCharsets.ISO_8859_1)).startsWith("MSH|x");
        assertThat(frames()).isEmpty();
        assertThat(listener.tooLarge).hasValue(1);
        channel.advanceTimeBy(11, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aFrameAboveTheLimitIsCutOffAlsoWhenItArrivesWhole() {
        write(bytes("<" + "x".repeat(LIMIT + 1) + ">/"));
        assertThat(cutOff().head()).hasSize(LIMIT);
        assertThat(frames()).isEmpty();
        assertThat(listener.tooLarge).hasValue(1);
    }

    @Test
    void halfFramesOfAllConnectionsTogetherHoldNoMoreThanTheyMay() {
        HeldBytes held = new HeldBytes(100, 100);
        EmbeddedChannel first = new EmbeddedChannel(
                new MllpFrameDecoder(new FrameLimits(LIMIT, Duration.ofMinutes(1), held), listener));
        EmbeddedChannel second = new EmbeddedChannel(
                new MllpFrameDecoder(new FrameLimits(LIMIT, Duration.ofMinutes(1), held), listener));
        first.writeInbound(Unpooled.wrappedBuffer(bytes("<" + "x".repeat(60))));
        second.writeInbound(Unpooled.wrappedBuffer(bytes("<" + "y".repeat(60))));
        assertThat(listener.overloaded).hasValue(1);
        assertThat(held.held()).isEqualTo(60);
        first.finishAndReleaseAll();
        assertThat(held.held()).isZero();
        second.finishAndReleaseAll();
        assertThat(held.held()).isZero();
    }

    @Test
    void aConnectionThatEndsInsideAFrameIsCounted() {
        write(bytes("<A>/<B"));
        channel.finish();
        assertThat(frames()).containsExactly("A");
        assertThat(listener.incomplete).hasValue(1);
    }

    @Property(tries = 300)
    void anySplitOfAnyFramesGivesTheSameFrames(
            @ForAll("payloads") List<String> payloads, @ForAll("cuts") List<Integer> cuts) {
        CountingListener counting = new CountingListener();
        EmbeddedChannel split = new EmbeddedChannel(new MllpFrameDecoder(LIMIT, counting));
        StringBuilder wire = new StringBuilder();
        payloads.forEach(payload -> wire.append('\u000B').append(payload).append("\u001C\r"));
        byte[] all = wire.toString().getBytes(StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int index = 0; from < all.length; index++) {
            int step = cuts.get(index % cuts.size());
            int to = Math.min(all.length, from + step);
            split.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(all, from, to)));
            from = to;
        }
        assertThat(frames(split)).isEqualTo(payloads);
        assertThat(counting.unframed).hasValue(0);
        split.finishAndReleaseAll();
    }

    @Property(tries = 500)
    void randomBytesNeverCrashAndNeverHoldMoreThanTheLimit(@ForAll("noise") List<byte[]> reads) {
        CountingListener counting = new CountingListener();
        MllpFrameDecoder watched = new MllpFrameDecoder(LIMIT, counting);
        EmbeddedChannel fuzzed = new EmbeddedChannel(watched);
        for (byte[] read : reads) {
            if (fuzzed.isOpen()) {
                fuzzed.writeInbound(Unpooled.wrappedBuffer(read));
                assertThat(watched.heldBytes()).isLessThanOrEqualTo(LIMIT);
            }
        }
        for (Object frame = fuzzed.readInbound(); frame != null; frame = fuzzed.readInbound()) {
            byte[] bytes = frame instanceof CutOffFrame cutOff ? cutOff.head() : (byte[]) frame;
            assertThat(bytes.length).isLessThanOrEqualTo(LIMIT);
        }
        fuzzed.finishAndReleaseAll();
    }

    @Provide
    Arbitrary<List<String>> payloads() {
        return Arbitraries.strings()
                .withCharRange(' ', '\u00FF')
                .withChars('\r', '\n', '\u000B')
                .ofMaxLength(LIMIT)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<byte[]>> noise() {
        Arbitrary<Byte> framing = Arbitraries.of((byte) 0x0B, (byte) 0x1C, (byte) 0x0D, (byte) 0x0A);
        Arbitrary<Byte> any = Arbitraries.bytes();
        return Arbitraries.frequencyOf(Tuple.of(1, framing), Tuple.of(4, any))
                .array(byte[].class)
                .ofMaxSize(90)
                .list()
                .ofMaxSize(12);
    }

    private void write(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private CutOffFrame cutOff() {
        return channel.readInbound();
    }

    private List<String> frames() {
        return frames(channel);
    }

    private static List<String> frames(EmbeddedChannel from) {
        List<String> frames = new ArrayList<>();
        for (byte[] frame = from.readInbound(); frame != null; frame = from.readInbound()) {
            frames.add(new String(frame, StandardCharsets.ISO_8859_1));
        }
        return frames;
    }

    private static byte[] bytes(String drawn) {
        return drawn.replace('<', '\u000B')
                .replace('>', '\u001C')
                .replace('/', '\r')
                .replace('_', '\n')
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
