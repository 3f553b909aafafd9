package ca.passerelle.gateway.record.content;

import ca.passerelle.gateway.record.content.Content.Located;
import ca.passerelle.gateway.record.content.Shape.Child;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.BackboneType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UrlType;

/** One walk through one resource. Paths are written only where something is found. */
final class Walk {

    /** Deeper than any real resource, so that no nesting can exhaust the stack. */
    private static final int MAX_DEPTH = 100;

    /** Enough to act on; an answer does not grow with what is wrong. */
    private static final int MAX_PROBLEMS = 50;

    private final ClassValue<Shape> shapes;
    private final Resource resource;
    private final String at;
    private final Child[] path = new Child[MAX_DEPTH];
    private final int[] index = new int[MAX_DEPTH];
    private final List<Problem> problems = new ArrayList<>();
    private final List<Located> references = new ArrayList<>();
    private final List<UriType> links = new ArrayList<>();
    private int depth;

    Walk(ClassValue<Shape> shapes, Resource resource, String at) {
        this.shapes = shapes;
        this.resource = resource;
        this.at = at;
    }

    Content content() {
        composite(resource);
        return new Content(problems, references, links);
    }

    private void composite(Base element) {
        Shape shape = shapes.get(element.getClass());
        for (Rule rule : shape.rules()) {
            if (!rule.holds(element, resource)) {
                String where = rule.child().isEmpty() ? path() : path() + "." + rule.child();
                problem(where, rule.code(), rule.key() + ": " + rule.text());
            }
        }
        for (Child child : shape.children()) {
            boolean present = children(child, element.getProperty(child.hash(), child.name(), false));
            if (child.required() && !present) {
                String where = path() + "." + child.name();
                problem(where, ProblemCode.REQUIRED_MISSING, where + " is required.");
            }
        }
        if (element instanceof Reference reference) {
            reference(reference);
        }
        extensions(element);
    }

    private boolean children(Child child, Base[] values) {
        boolean present = false;
        for (int i = 0; i < values.length; i++) {
            Base value = values[i];
            if (value != null && !value.isEmpty()) {
                present = true;
                visit(child, i, value);
            }
        }
        return present;
    }

    private void visit(Child child, int i, Base value) {
        if (depth == MAX_DEPTH) {
            problem(path(), ProblemCode.STRUCTURE, "Elements are nested more than " + MAX_DEPTH + " deep.");
            return;
        }
        path[depth] = child;
        index[depth] = i;
        depth++;
        if (child == Child.CONTAINED) {
            contained((Resource) value);
        }
        if (value instanceof PrimitiveType<?> primitive) {
            primitive(primitive);
            extensions(primitive);
        } else {
            composite(value);
        }
        depth--;
    }

    private void extensions(Base element) {
        if (element instanceof Element plain) {
            if (plain.hasExtension()) {
                visitAll(Child.EXTENSION, plain.getExtension());
                if (!(plain instanceof Extension)) {
                    areKnownByUrls(plain.getExtension(), Child.EXTENSION);
                }
            }
            if (element instanceof BackboneElement backbone && backbone.hasModifierExtension()) {
                visitAll(Child.MODIFIER, backbone.getModifierExtension());
            } else if (element instanceof BackboneType backbone && backbone.hasModifierExtension()) {
                visitAll(Child.MODIFIER, backbone.getModifierExtension());
            }
        } else if (element instanceof DomainResource whole) {
            if (whole.hasExtension()) {
                visitAll(Child.EXTENSION, whole.getExtension());
                areKnownByUrls(whole.getExtension(), Child.EXTENSION);
            }
            if (whole.hasModifierExtension()) {
                visitAll(Child.MODIFIER, whole.getModifierExtension());
                areKnownByUrls(whole.getModifierExtension(), Child.MODIFIER);
            }
            if (whole.hasContained()) {
                visitAll(Child.CONTAINED, whole.getContained());
            }
        }
    }

    /** Only within an extension is a name enough. */
    private void areKnownByUrls(List<Extension> extensions, Child child) {
        for (int i = 0; i < extensions.size(); i++) {
            String url = extensions.get(i).getUrl();
            if (url != null && url.indexOf(':') < 1) {
                String where = path() + "." + child.name() + "[" + i + "].url";
                problem(where, ProblemCode.INVALID_VALUE, "An extension is named by an absolute URL.");
            }
        }
    }

    private void visitAll(Child child, List<? extends Base> values) {
        for (int i = 0; i < values.size(); i++) {
            visit(child, i, values.get(i));
        }
    }

    private void contained(Resource part) {
        String id = part.getIdElement().getIdPart();
        if (id == null || !Format.isId(id.startsWith("#") ? id.substring(1) : id)) {
            problem(path() + ".id", ProblemCode.INVALID_VALUE, Format.AN_ID);
        }
    }

    private void primitive(PrimitiveType<?> primitive) {
        if (primitive instanceof Base64BinaryType) {
            // Bytes were decoded when they came in; HAPI would encode them again here.
            return;
        }
        String value = primitive.getValueAsString();
        if (value == null) {
            return;
        }
        String wrong = Format.wrong(primitive, value);
        if (wrong != null) {
            problem(path(), ProblemCode.INVALID_VALUE, wrong);
        }
        if (primitive instanceof UriType uri && !(primitive instanceof CanonicalType)) {
            if (primitive instanceof UrlType && InternalAddress.isIn(value)) {
                problem(path(), ProblemCode.INVALID_VALUE, "The address is not one of a public host.");
            }
            if (primitive instanceof UrlType || value.startsWith("urn:")) {
                links.add(uri);
            }
        }
    }

    private void reference(Reference reference) {
        String literal = reference.getReference();
        if (literal == null || literal.isEmpty()) {
            return;
        }
        if (literal.indexOf(' ') >= 0) {
            problem(path() + ".reference", ProblemCode.INVALID_VALUE, "A reference has no spaces in it.");
        } else if (!literal.startsWith("#")) {
            references.add(new Located(reference, path(), depth == 0 ? List.of() : path[depth - 1].targets()));
        }
    }

    private void problem(String where, ProblemCode code, String text) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(Problem.error(where, code, text));
        }
    }

    private String path() {
        StringBuilder text = new StringBuilder(at);
        for (int i = 0; i < depth; i++) {
            text.append('.').append(path[i].name());
            if (path[i].repeats()) {
                text.append('[').append(index[i]).append(']');
            }
        }
        return text.toString();
    }
}
