package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many REF^I12 of about 6 kB one thread makes into resources in a second, and into the JSON that travels on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReferralBenchmark {

    private final FhirContext fhir = FhirContext.forR4();
    private byte[] raw = new byte[0];

    @Setup
    public void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ReferralBenchmark.class.getResourceAsStream("/bench/ref-i12-6k.hl7"))) {
            raw = in.readAllBytes();
        }
    }

    @Benchmark
    public Bundle resources() {
        Envelope envelope = Fixtures.envelope(raw);
        Outcome<Bundle> outcome = ReferralFromRefI12.map(
                MessageDecoder.decode(raw, Fixtures.CLINIC.fallbackCharset()).orElseThrow(),
                envelope,
                Fixtures.CLINIC,
                Optional.empty(),
                List.of());
        return outcome.fold(Outcome.Mapped::value, rejected -> {
            throw new IllegalStateException(rejected.problems().toString());
        });
    }

    @Benchmark
    public String json() {
        return fhir.newJsonParser().encodeResourceToString(resources());
    }

    @Benchmark
    public Object walk() {
        return MessageDecoder.decode(raw, Fixtures.CLINIC.fallbackCharset());
    }
}
