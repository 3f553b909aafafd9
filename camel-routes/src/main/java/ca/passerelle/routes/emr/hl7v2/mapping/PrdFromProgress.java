package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** PRD of who refers (RP), by the person where the request names one, and of who is asked (RT); table 0286. */
final class PrdFromProgress {

    private PrdFromProgress() {}

    static List<SegmentText> providers(Progress progress, Encoding encoding) {
        return Stream.of(
                        provider("RP", "Referring Provider", progress.requester(), encoding)
                                .map(prd -> named(prd, progress)),
                        provider("RT", "Referred to Provider", progress.owner(), encoding))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SegmentText> provider(
            String role, String text, @Nullable Organization organization, Encoding encoding) {
        if (organization == null) {
            return Optional.empty();
        }
        SegmentText prd =
                SegmentText.of("PRD", encoding).with(1, role, text, "HL70286").with(2, text(organization.getName()));
        return Optional.of(
                organization.hasIdentifier()
                        ? prd.with(7, text(organization.getIdentifierFirstRep().getValue()))
                        : prd);
    }

    /** The person who refers, where the request names one: so that an answer finds the right inbox. */
    private static SegmentText named(SegmentText prd, Progress progress) {
        return Attached.referrer(progress)
                .map(XcnFromPractitioner::xcn)
                .map(xcn -> prd.with(2, xcn[1], xcn[2], xcn[3]).with(7, xcn[0], "", xcn[8]))
                .orElse(prd);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
