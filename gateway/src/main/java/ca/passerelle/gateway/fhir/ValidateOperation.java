package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.fhir.validation.InstanceValidator;
import ca.passerelle.gateway.fhir.validation.RequestFromBody;
import ca.passerelle.gateway.fhir.validation.ValidationOutcome;
import ca.passerelle.gateway.fhir.validation.ValidationRequest;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code $validate}: on a type or an instance with a resource of that type, on the base with any resource. The body is taken as it was
 * sent, so that what the parser of a write would refuse is reported with everything else.
 */
@Component
public class ValidateOperation {

    static final String NAME = "$validate";
    private static final Set<String> MODES = Set.of("create", "update", "profile");

    private final InstanceValidator validator;
    private final FhirRecord record;

    ValidateOperation(InstanceValidator validator, FhirRecord record) {
        this.validator = validator;
        this.record = record;
    }

    /** A resource of any type, on the base. */
    @Operation(name = NAME, manualRequest = true, idempotent = true)
    public OperationOutcome ofAny(RequestDetails request) {
        return validate(null, null, request);
    }

    /** The operation on one type and on its instances. */
    <R extends Resource> IResourceProvider on(Class<R> type) {
        return new OnType<>(type, this);
    }

    /** One type. HAPI binds an operation of a type to a provider of its own. */
    public static final class OnType<R extends Resource> implements IResourceProvider {

        private final Class<R> type;
        private final ValidateOperation operation;

        private OnType(Class<R> type, ValidateOperation operation) {
            this.type = type;
            this.operation = operation;
        }

        @Override
        public Class<R> getResourceType() {
            return type;
        }

        @Operation(name = NAME, manualRequest = true, idempotent = true)
        public OperationOutcome validate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
            return operation.validate(type.getSimpleName(), id, request);
        }
    }

    /**
     * Validates what was sent, or the stored resource when nothing was.
     *
     * @param type what the address says it is; null when it does not say
     * @param id the stored resource; null on a type or on the base
     * @throws Refusal BAD_REQUEST when there is nothing to validate, or it is of another type, or the mode or profile is not known here
     */
    private OperationOutcome validate(@Nullable String type, @Nullable IdType id, RequestDetails request) {
        byte[] body = request.loadRequestContents();
        ValidationRequest asked = RequestFromBody.of(body == null ? "" : new String(body, StandardCharsets.UTF_8))
                .or(first(request, "mode"), first(request, "profile"));
        if (asked.mode() != null && !MODES.contains(asked.mode())) {
            throw Refusal.badRequest("mode", ProblemCode.NOT_SUPPORTED, "The mode is create, update or profile.");
        }
        if (asked.type() != null && type != null && !asked.type().equals(type)) {
            throw Refusal.badRequest(
                    "resource", ProblemCode.INVALID_VALUE, "The resource is not a " + type + ", as the address says.");
        }
        String text = asked.text() == null ? stored(type, id) : asked.text();
        return ValidationOutcome.of(validator.validate(text, asked.profile()));
    }

    private String stored(@Nullable String type, @Nullable IdType id) {
        if (type == null || id == null) {
            throw Refusal.badRequest("resource", ProblemCode.REQUIRED_MISSING, "There is no resource to validate.");
        }
        ResourceKey key = ResourceKey.uuid(id.getIdPart())
                .map(uuid -> new ResourceKey(type, uuid))
                .orElseThrow(() -> Refusal.notFound(type));
        return record.read(CurrentCaller.get(), key).json();
    }

    private static @Nullable String first(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }
}
