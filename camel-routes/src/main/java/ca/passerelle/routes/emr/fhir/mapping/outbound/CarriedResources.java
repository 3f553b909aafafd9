package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.Systems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries, each resource once. References among them lead to each other; all others lead to our server, where whoever may
 * read them finds them.
 */
final class CarriedResources {

    private final String base;
    private final Map<String, Resource> byName = new LinkedHashMap<>();

    CarriedResources(String base) {
        this.base = base;
    }

    /** Adds copies of what is not carried yet, without what our record says about it. Gives what stands for each. */
    List<Resource> add(List<? extends Resource> resources) {
        List<Resource> added = new ArrayList<>();
        for (Resource resource : resources) {
            added.add(byName.computeIfAbsent(Attached.name(resource), name -> bare(resource)));
        }
        return added;
    }

    List<Resource> all() {
        return List.copyOf(byName.values());
    }

    /** Lets every reference lead where it is to lead; to be called once, when all are there. */
    void link() {
        byName.values().forEach(this::link);
    }

    static String fullUrl(Resource resource) {
        return Systems.URN_UUID + resource.getIdElement().getIdPart();
    }

    private static Resource bare(Resource resource) {
        Resource copy = resource.copy();
        copy.setId(new IdType(resource.getIdElement().getIdPart()));
        Meta meta = new Meta();
        resource.getMeta().getProfile().forEach(profile -> meta.addProfile(profile.getValue()));
        resource.getMeta().getSecurity().forEach(label -> meta.addSecurity(label.copy()));
        copy.setMeta(meta);
        return copy;
    }

    private void link(Base element) {
        if (element instanceof Reference reference) {
            reference.setReference(linked(reference.getReference()));
        } else if (element instanceof DocumentReference document) {
            document.getContent().stream()
                    .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                    .filter(Attachment::hasUrl)
                    .forEach(attachment -> attachment.setUrl(linked(attachment.getUrl())));
        }
        children(element).forEach(this::link);
    }

    private static Stream<Base> children(Base element) {
        return element.children().stream().map(Property::getValues).flatMap(List::stream);
    }

    private @Nullable String linked(@Nullable String literal) {
        if (literal == null || !literal.matches("[A-Za-z]+/[^/]+(/_history/[^/]+)?")) {
            return literal;
        }
        IdType id = new IdType(literal);
        Resource carried = byName.get(id.getResourceType() + "/" + id.getIdPart());
        return carried == null ? base + "/" + literal : fullUrl(carried);
    }
}
