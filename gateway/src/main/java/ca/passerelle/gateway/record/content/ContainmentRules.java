package ca.passerelle.gateway.record.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/** Invariants of contained resources (FHIR R4 section 2.3.8). */
final class ContainmentRules {

    static final List<Rule> ALL = List.of(
            Rule.of(DomainResource.class, "dom-2", "A contained resource contains none itself.", whole -> contained(
                            whole)
                    .noneMatch(part -> part instanceof DomainResource inner && inner.hasContained())),
            Rule.of(
                    DomainResource.class,
                    "dom-3",
                    "A contained resource is referred to from within, or refers to what contains it.",
                    ContainmentRules::isReferredTo),
            Rule.of(
                    DomainResource.class,
                    "dom-4",
                    "A contained resource has no version and no time of its last change.",
                    whole -> contained(whole)
                            .noneMatch(part -> part.getMeta().hasVersionId()
                                    || part.getMeta().hasLastUpdated())),
            Rule.of(DomainResource.class, "dom-5", "A contained resource has no security label.", whole -> contained(
                            whole)
                    .noneMatch(part -> part.getMeta().hasSecurity())),
            Rule.inResource(
                    Reference.class,
                    "ref-1",
                    "A reference to a contained resource leads to one.",
                    ContainmentRules::leadsToContained));

    private ContainmentRules() {}

    private static Stream<Resource> contained(DomainResource whole) {
        return whole.hasContained() ? whole.getContained().stream() : Stream.empty();
    }

    private static boolean leadsToContained(Reference reference, Resource resource) {
        String literal = reference.getReference();
        if (literal == null || !literal.startsWith("#") || literal.length() == 1) {
            return true;
        }
        return resource instanceof DomainResource whole
                && contained(whole).anyMatch(part -> literal.equals(fragment(part)));
    }

    private static String fragment(Resource part) {
        String id = part.getIdElement().getIdPart();
        return id != null && id.startsWith("#") ? id : "#" + id;
    }

    private static boolean isReferredTo(DomainResource whole) {
        if (!whole.hasContained()) {
            return true;
        }
        Set<String> fragments = new HashSet<>();
        fragments(whole, fragments);
        return whole.getContained().stream().allMatch(part -> {
            if (fragments.contains(fragment(part))) {
                return true;
            }
            Set<String> own = new HashSet<>();
            fragments(part, own);
            return own.contains("#");
        });
    }

    /** Everything in an element that begins with {@code #} and may lead to a contained resource. */
    private static void fragments(Base element, Set<String> found) {
        if (element instanceof Reference reference && reference.hasReference()) {
            found.add(reference.getReference());
        } else if (element instanceof UriType uri && uri.hasValue()) {
            found.add(uri.getValue());
        }
        for (Property property : element.children()) {
            property.getValues().forEach(value -> fragments(value, found));
        }
    }
}
