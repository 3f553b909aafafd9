package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What a referral refers to, as it stands now and as far as somebody may see it. References are followed a few steps, so that a message can
 * carry what its reader needs; other referrals and other persons are not followed.
 */
@Component
class Attachments {

    private static final int STEPS = 3;
    private static final int MOST = 200;

    /** What a message about the referral has by itself, or must not have. */
    private static final Set<String> APART = Set.of("Task", "ServiceRequest", "Patient", "Provenance", "Binary");

    private final FhirRecord record;
    private final DocumentContents documents;
    private final FhirContext fhir;

    Attachments(FhirRecord record, DocumentContents documents, FhirContext fhir) {
        this.record = record;
        this.documents = documents;
        this.fhir = fhir;
    }

    /** All that the roots refer to, the nearest first. */
    List<Resource> of(Caller caller, List<Resource> roots) {
        Set<ResourceKey> seen = new LinkedHashSet<>();
        List<Resource> all = new ArrayList<>();
        List<Resource> edge = roots;
        for (int step = 0; step < STEPS && !edge.isEmpty() && all.size() < MOST; step++) {
            List<ResourceKey> next = edge.stream()
                    .flatMap(this::targets)
                    .filter(seen::add)
                    .limit(MOST - all.size())
                    .toList();
            edge = record.readAll(caller, next).stream()
                    .filter(stored -> !stored.deleted())
                    .map(this::parse)
                    .toList();
            all.addAll(edge);
        }
        documents.restore(all);
        return all;
    }

    private Stream<ResourceKey> targets(Resource resource) {
        Stream<String> references =
                fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                        .map(Reference::getReference);
        Stream<ResourceKey> linked =
                references.flatMap(text -> ResourceKey.of(text).stream()).filter(key -> !APART.contains(key.type()));
        return Stream.concat(linked, documents(resource));
    }

    /** A document is fetched with the reference that names it, and not for a picture of somebody. */
    private static Stream<ResourceKey> documents(Resource resource) {
        return resource instanceof DocumentReference document
                ? document.getContent().stream()
                        .map(content -> content.getAttachment().getUrl())
                        .flatMap(url -> ResourceKey.of(url).stream())
                        .filter(key -> key.type().equals("Binary"))
                : Stream.empty();
    }

    private Resource parse(StoredResource stored) {
        return (Resource) fhir.newJsonParser().parseResource(stored.json());
    }
}
