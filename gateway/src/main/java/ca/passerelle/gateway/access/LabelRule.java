package ca.passerelle.gateway.access;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.passerelle.profiles.ConfidentialityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What is written about a person whose record is restricted is restricted too, whichever door it comes by. A Task takes the label when it begins
 * only: what its owner may do with it does not change under its hands.
 */
@Component
@Order(160)
class LabelRule implements WriteRule {

    /** The elements by which a resource says whom it is about. */
    private static final List<String> ABOUT = List.of("subject", "patient", "for");

    @Override
    public void apply(Writing writing) {
        for (Change change : writing.changes()) {
            boolean published = Grammar.of(change.key().type())
                    .filter(TypeGrammar::published)
                    .isPresent();
            boolean begun = change.key().type().equals("Task") && !change.isCreation();
            if (!change.isDeletion() && !published && !begun) {
                inherited(Objects.requireNonNull(change.after()), writing)
                        .filter(label -> isStronger(label, change.labels()))
                        .ifPresent(change::label);
            }
        }
    }

    private static boolean isStronger(Coding label, List<Coding> own) {
        return ConfidentialityLevel.restriction(own)
                .filter(known -> ConfidentialityLevel.restriction(List.of(label, known))
                        .filter(known::equals)
                        .isPresent())
                .isEmpty();
    }

    private static Optional<Coding> inherited(Resource resource, Writing writing) {
        List<Coding> labels = new ArrayList<>();
        persons(resource)
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .filter(key -> key.type().equals("Patient"))
                .forEach(key -> labels.addAll(writing.labels(key)));
        return ConfidentialityLevel.restriction(labels);
    }

    /** Whom the resource is about; of a Patient, the records that were merged into it. */
    private static Stream<Reference> persons(Resource resource) {
        if (resource instanceof Patient patient) {
            return patient.getLink().stream()
                    .filter(link -> link.getType() == LinkType.REPLACES)
                    .map(Patient.PatientLinkComponent::getOther);
        }
        return ABOUT.stream()
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .map(Property::getValues)
                .flatMap(List<Base>::stream)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }
}
