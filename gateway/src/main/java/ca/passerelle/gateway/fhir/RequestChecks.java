package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.fhir.MediaTypes.Format;
import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.fhir.strict.StrictContent;
import ca.passerelle.gateway.record.Patch;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is checked of a request before anything looks for what should answer it: method, formats asked for and sent, the body. */
@Component
class RequestChecks {

    private static final Set<RequestTypeEnum> WITH_BODY =
            EnumSet.of(RequestTypeEnum.POST, RequestTypeEnum.PUT, RequestTypeEnum.PATCH);
    private static final String BINARY = "Binary";

    private final StrictContent content;

    RequestChecks(StrictContent content) {
        this.content = content;
    }

    /**
     * Lets a request pass.
     *
     * @throws Refusal when it cannot be answered, whatever it asks for
     */
    void check(RequestDetails request) {
        interaction(request);
        answerFormat(request);
        KnownParameters.check(request);
        Subsets.settle(request);
        Preconditions.check(request);
        Preferences.spellOut(request);
        if (WITH_BODY.contains(request.getRequestType())) {
            body(request);
        }
    }

    /** Whether the method goes with the address: with a type, a resource of it, its history, or the base. */
    private static void interaction(RequestDetails request) {
        String type = request.getResourceName();
        String operation = request.getOperation();
        boolean definitionWritten = operation == null
                && Definitions.isOne(String.valueOf(type))
                && WITH_BODY.contains(request.getRequestType());
        if (definitionWritten) {
            throw new Refusal(
                    Refusal.Kind.NOT_OFFERED,
                    "url",
                    ProblemCode.NOT_SUPPORTED,
                    "Definitions come with the gateway and are read only.");
        }
        if (operation != null
                ? !operation.equals("_history")
                : type != null && Grammar.of(type).isEmpty()) {
            return;
        }
        boolean one = request.getId() != null;
        boolean byCondition = type != null && !one && !request.getParameters().isEmpty();
        boolean offered =
                switch (request.getRequestType()) {
                    case POST -> !one && operation == null;
                    case PUT, PATCH -> (one || byCondition) && operation == null;
                    case DELETE -> one && operation == null;
                    default -> true;
                };
        if (!offered) {
            throw new Refusal(
                    Refusal.Kind.NOT_OFFERED,
                    "url",
                    ProblemCode.NOT_SUPPORTED,
                    request.getRequestType() == RequestTypeEnum.DELETE
                            ? "Only one resource, by its id, is deleted at a time."
                            : "This method is not offered at this address.");
        }
    }

    private static void answerFormat(RequestDetails request) {
        String[] formats = request.getParameters().get("_format");
        boolean acceptable = formats != null && formats.length > 0
                ? MediaTypes.format(formats[0]).isPresent()
                : BINARY.equals(request.getResourceName()) || MediaTypes.isAcceptable(request.getHeader("Accept"));
        if (!acceptable) {
            throw new Refusal(
                    Refusal.Kind.NOT_ACCEPTABLE,
                    formats != null ? "_format" : "Accept",
                    ProblemCode.NOT_SUPPORTED,
                    "Answers are in application/fhir+json or application/fhir+xml.");
        }
    }

    private void body(RequestDetails request) {
        boolean search = "_search".equals(request.getOperation());
        byte[] body = search ? new byte[0] : request.loadRequestContents();
        String sent = request.getHeader("Content-Type");
        if ((body == null || body.length == 0) && (sent == null || search)) {
            if (search && sent != null && !MediaTypes.type(sent).equals(MediaTypes.FORM)) {
                throw unsupported("A search by POST is a form: " + MediaTypes.FORM + ".");
            }
            return;
        }
        if (sent == null) {
            throw unsupported("A body comes with its Content-Type.");
        }
        if (BINARY.equals(request.getResourceName())
                && request.getRequestType() != RequestTypeEnum.PATCH
                && !MediaTypes.namesFhir(sent)) {
            // HAPI would take who may see it from here; that is the record's to decide.
            request.setHeaders("X-Security-Context", List.of());
            return;
        }
        if (!MediaTypes.isUtf8(sent)) {
            throw unsupported("FHIR is written in UTF-8.");
        }
        if (request.getRequestType() == RequestTypeEnum.PATCH
                && MediaTypes.type(sent).equals(Patch.JSON_PATCH)) {
            content.checkAnyJson(body);
            return;
        }
        Format format = MediaTypes.format(sent)
                .orElseThrow(() -> unsupported(
                        "A body is application/fhir+json or application/fhir+xml, FHIR 4.0; a patch may also be "
                                + Patch.JSON_PATCH + "."));
        if (body == null || body.length == 0) {
            if (request.getOperation() == null) {
                throw Refusal.badRequest("body", ProblemCode.STRUCTURE, "The body is empty.");
            }
            return;
        }
        if (ValidateOperation.NAME.equals(request.getOperation()) || ProcessMessage.isNamed(request.getOperation())) {
            // What else is wrong with it is the answer, or is repaired first.
            if (format == Format.JSON) {
                content.checkAnyJson(body);
            } else {
                content.checkAnyXml(body);
            }
        } else if (format == Format.JSON) {
            content.checkJson(body, expected(request));
        } else {
            content.checkXml(body, expected(request));
        }
    }

    /** The type of resource that belongs in the body; null where the operation says. */
    static @Nullable String expected(RequestDetails request) {
        if (request.getOperation() != null) {
            return null;
        }
        if (request.getRequestType() == RequestTypeEnum.PATCH) {
            return "Parameters";
        }
        String type = request.getResourceName();
        return type == null ? "Bundle" : Grammar.of(type).isPresent() ? type : null;
    }

    private static Refusal unsupported(String text) {
        return new Refusal(Refusal.Kind.UNSUPPORTED_MEDIA, "Content-Type", ProblemCode.NOT_SUPPORTED, text);
    }
}
