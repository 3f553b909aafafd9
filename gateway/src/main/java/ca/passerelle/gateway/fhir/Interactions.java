package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Page;
import ca.passerelle.gateway.record.Patch;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.IRestfulResponse;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The REST interactions, for any type. */
@Component
class Interactions {

    private final FhirRecord record;
    private final Resources resources;
    private final RawBinaries binaries;
    private final IdempotentWrites writes;
    private final FhirContext fhir;

    Interactions(
            FhirRecord record, Resources resources, RawBinaries binaries, IdempotentWrites writes, FhirContext fhir) {
        this.record = record;
        this.resources = resources;
        this.binaries = binaries;
        this.writes = writes;
        this.fhir = fhir;
    }

    Resource read(String type, IdType id, RequestDetails request) {
        ResourceKey key = key(type, id);
        StoredResource stored = id.hasVersionIdPart()
                ? record.read(CurrentCaller.get(), key, version(type, id))
                : record.read(CurrentCaller.get(), key);
        Preconditions.unlessModified(request, stored);
        return type.equals("Binary") ? binaries.answer(stored, request) : resources.shell(stored);
    }

    /** @param since the versions that were current at that time or after it; null for all */
    IBundleProvider history(String type, IdType id, @Nullable InstantType since) {
        List<StoredResource> versions = record.history(CurrentCaller.get(), key(type, id));
        if (versions.isEmpty()) {
            throw Refusal.notFound(type);
        }
        Date from = since == null ? null : since.getValue();
        return new SimpleBundleProvider(versions.stream()
                .filter(version -> from == null || !version.updated().isBefore(from.toInstant()))
                .map(resources.versions())
                .toList());
    }

    Bundle search(String type, RequestDetails request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        AskedSearch asked = AskedSearch.of(type, parameters, request);
        Page page = record.search(CurrentCaller.get(), asked.search());
        return SearchBundle.of(page, asked, request, resources.shells());
    }

    MethodOutcome create(Resource resource, @Nullable String condition, RequestDetails request) {
        return write(Instruction.create(resource, query(condition)), request);
    }

    MethodOutcome update(@Nullable IdType id, Resource resource, @Nullable String condition, RequestDetails request) {
        String type = resource.fhirType();
        Integer expected = Preconditions.ifMatch(request);
        if (condition != null) {
            return write(
                    new Instruction(
                            Instruction.Verb.UPDATE,
                            type,
                            null,
                            query(condition),
                            resource,
                            null,
                            expected,
                            null,
                            type),
                    request);
        }
        Instruction update = Instruction.update(key(type, id).id(), resource, expected);
        Preconditions.needVersion(update, "If-Match");
        return write(update, request);
    }

    MethodOutcome patch(
            String type,
            @Nullable IdType id,
            PatchTypeEnum patchType,
            String body,
            @Nullable String condition,
            RequestDetails request) {
        Patch patch =
                switch (patchType) {
                    case JSON_PATCH -> Patch.ofJson(body, type);
                    case FHIR_PATCH_JSON ->
                        new Patch.FhirPath(fhir.newJsonParser().parseResource(Parameters.class, body));
                    case FHIR_PATCH_XML ->
                        new Patch.FhirPath(fhir.newXmlParser().parseResource(Parameters.class, body));
                    case XML_PATCH ->
                        throw Refusal.badRequest(
                                type,
                                ProblemCode.NOT_SUPPORTED,
                                "A patch is a JSON Patch (RFC 6902) or a FHIRPath Patch (Parameters).");
                };
        Integer expected = Preconditions.ifMatch(request);
        if (condition != null) {
            return write(
                    new Instruction(
                            Instruction.Verb.PATCH, type, null, query(condition), null, patch, expected, null, type),
                    request);
        }
        return write(Instruction.patch(key(type, id), patch, expected), request);
    }

    MethodOutcome delete(String type, IdType id, RequestDetails request) {
        if (Grammar.of(type).filter(TypeGrammar::deletable).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_OFFERED,
                    type,
                    ProblemCode.NOT_SUPPORTED,
                    "A " + type + " is not deleted; its status says that it is over.");
        }
        Integer expected = Preconditions.ifMatch(request);
        try {
            record.write(CurrentCaller.get(), List.of(Instruction.delete(key(type, id), expected)));
        } catch (Refusal refusal) {
            if (!needsNoDeleting(refusal)) {
                throw refusal;
            }
        }
        return new MethodOutcome();
    }

    /** R4 section 3.1.0.7.1: what is not there needs no deleting; and what is hidden is not there. */
    static boolean needsNoDeleting(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.GONE;
    }

    private MethodOutcome write(Instruction instruction, RequestDetails request) {
        Written written = writes.one(CurrentCaller.get(), instruction, request);
        Written.Result result = written.only();
        if (instruction.verb() == Instruction.Verb.PATCH) {
            versionHeaders(result.resource(), request);
        }
        MethodOutcome outcome = new MethodOutcome(resources.id(result.resource()));
        outcome.setCreated(result.effect() == Written.Effect.CREATED);
        // A document that was just sent is not sent back unasked.
        if (!instruction.type().equals("Binary") || Preferences.wantsRepresentation(request)) {
            outcome.setResource(resources.shell(result.resource()));
        }
        if (Preferences.wantsOutcome(request) || !written.warnings().isEmpty()) {
            outcome.setOperationOutcome(Outcomes.of(result.effect(), written.warnings()));
        }
        return outcome;
    }

    /** HAPI says these of what is created and updated, and forgets what is patched. */
    private static void versionHeaders(StoredResource stored, RequestDetails request) {
        IRestfulResponse response = request.getResponse();
        response.addHeader("ETag", "W/\"" + stored.version() + "\"");
        response.addHeader(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(stored.updated().atOffset(ZoneOffset.UTC)));
        response.addHeader("Content-Location", request.getFhirServerBase() + "/" + stored);
    }

    private static ResourceKey key(String type, @Nullable IdType id) {
        UUID uuid = ResourceKey.uuid(id == null ? null : id.getIdPart()).orElseThrow(() -> Refusal.notFound(type));
        return new ResourceKey(type, uuid);
    }

    private static int version(String type, IdType id) {
        try {
            return Integer.parseInt(id.getVersionIdPart());
        } catch (NumberFormatException e) {
            throw Refusal.notFound(type);
        }
    }

    /** The query of a condition, which HAPI gives with the type in front. */
    private static @Nullable String query(@Nullable String condition) {
        return condition == null ? null : condition.substring(condition.indexOf('?') + 1);
    }
}
