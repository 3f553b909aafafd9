package ca.passerelle.gateway.record.content;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Resource;

/** Prints how long a check takes of the resources in the files named, or of a Task: {@code gateway/docs/performance.md} says of what and where. */
public final class CheckTiming {

    private static final int ROUNDS = 20;
    private static final int CHECKS = 20_000;

    private CheckTiming() {}

    public static void main(String[] files) throws Exception {
        FhirContext fhir = FhirContext.forR4();
        ContentCheck check = new ContentCheck(fhir);
        for (String file : files) {
            Resource resource = (Resource) fhir.newJsonParser().parseResource(Files.readString(Path.of(file)));
            double best = Double.MAX_VALUE;
            int problems = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                for (int i = 0; i < CHECKS; i++) {
                    problems =
                            check.of(resource, resource.fhirType()).problems().size();
                }
                best = Math.min(best, (System.nanoTime() - start) / 1000.0 / CHECKS);
            }
            System.out.printf(
                    "%.2f µs, %d problems: %s%n", best, problems, Path.of(file).getFileName());
        }
    }
}
