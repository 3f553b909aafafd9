package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The FHIRPath of a patch: what walks to an element and chooses among its likes. What computes, searches or resolves is refused. */
@Component
class PatchPaths {

    private static final int MAX_LENGTH = 500;

    private static final Set<Function> ALLOWED = EnumSet.of(
            Function.Where,
            Function.First,
            Function.Last,
            Function.Single,
            Function.Item,
            Function.Extension,
            Function.OfType,
            Function.As,
            Function.Is,
            Function.Exists,
            Function.Empty,
            Function.Not,
            Function.HasValue,
            Function.StartsWith,
            Function.EndsWith,
            Function.Contains,
            Function.Lower,
            Function.Upper);

    private final IWorkerContext worker;

    PatchPaths(FhirContext fhir) {
        worker = new HapiWorkerContext(fhir, new NoDefinitions(fhir));
    }

    /**
     * What a path leads to in the resource, as the elements themselves.
     *
     * @throws Refusal BAD_REQUEST when it is no path of a patch
     */
    List<Base> evaluate(Resource resource, String path, String location) {
        // An engine keeps state while it works; one is made in microseconds, as it knows no definitions.
        FHIRPathEngine engine = new FHIRPathEngine(worker);
        try {
            return engine.evaluate(resource, parse(engine, path, location));
        } catch (FHIRException | IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw unreadable(location);
        }
    }

    /** The parent and the name of the list at the end of a path. */
    record Collection(String parent, String name) {}

    /** Takes the last name off a path. */
    Collection collection(String path, String location) {
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1).strip();
        if (dot < 1 || !name.chars().allMatch(Character::isLetterOrDigit)) {
            throw Refusal.badRequest(
                    location, ProblemCode.INVALID_VALUE, "The path of a list ends with the name of the list.");
        }
        return new Collection(path.substring(0, dot), name);
    }

    private static ExpressionNode parse(FHIRPathEngine engine, String path, String location) {
        if (path.length() > MAX_LENGTH) {
            throw Refusal.badRequest(
                    location, ProblemCode.TOO_LARGE, "A path has at most " + MAX_LENGTH + " characters.");
        }
        ExpressionNode parsed = engine.parse(path);
        check(parsed, location);
        return parsed;
    }

    private static void check(@Nullable ExpressionNode node, String location) {
        if (node == null) {
            return;
        }
        if (node.getKind() == Kind.Function && !ALLOWED.contains(node.getFunction())) {
            throw Refusal.badRequest(
                    location,
                    ProblemCode.NOT_SUPPORTED,
                    "This function has no place in a patch: "
                            + node.getFunction().toCode() + "().");
        }
        if (node.getParameters() != null) {
            node.getParameters().forEach(parameter -> check(parameter, location));
        }
        check(node.getGroup(), location);
        check(node.getInner(), location);
        check(node.getOpNext(), location);
    }

    private static Refusal unreadable(String location) {
        return Refusal.badRequest(location, ProblemCode.INVALID_VALUE, "The path is not FHIRPath.");
    }

    /** No definition is ever looked up, and nothing is fetched. */
    private record NoDefinitions(FhirContext fhir) implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return fhir;
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }
    }
}
