package ca.passerelle.gateway.record;

import ca.passerelle.gateway.record.Instruction.Verb;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.profiles.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The writes of a transaction Bundle, or one of a batch, by R4 section 3.1.0.11. Reading entries are left to whoever answers. */
public final class InstructionsFromBundle {

    private static final Pattern URL = Pattern.compile("/?([A-Za-z]+)(?:/([^/?]+))?(?:\\?(.+))?");
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private InstructionsFromBundle() {}

    /** All writing entries, in their order. */
    public static List<Instruction> of(Bundle bundle) {
        List<Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            if (entry.getRequest().getMethod() != HTTPVerb.GET) {
                instructions.add(of(entry, "Bundle.entry[" + i + "]"));
            }
        }
        return instructions;
    }

    /** The same for a Bundle that a mapping of the gateway's own made: its security labels are taken. */
    public static List<Instruction> ofMapping(Bundle bundle) {
        return of(bundle).stream().map(Instruction::labelled).toList();
    }

    /** One writing entry. */
    public static Instruction of(BundleEntryComponent entry, String location) {
        BundleEntryRequestComponent request = entry.getRequest();
        Matcher url = url(request.getUrl(), location);
        String type = url.group(1);
        String query = url.group(3);
        if (Grammar.of(type).isEmpty()) {
            throw Refusal.badRequest(location, ProblemCode.NOT_SUPPORTED, "This type is not served.");
        }
        if (request.getMethod() == null) {
            throw Refusal.badRequest(
                    location + ".request.method", ProblemCode.REQUIRED_MISSING, "An entry has a method.");
        }
        Verb verb =
                switch (request.getMethod()) {
                    case POST -> Verb.CREATE;
                    case PUT -> Verb.UPDATE;
                    case PATCH -> Verb.PATCH;
                    case DELETE -> Verb.DELETE;
                    default ->
                        throw Refusal.badRequest(
                                location + ".request.method",
                                ProblemCode.NOT_SUPPORTED,
                                "The method is not supported here.");
                };
        boolean isCreate = verb == Verb.CREATE;
        return new Instruction(
                verb,
                type,
                isCreate ? null : id(url, location),
                isCreate ? (request.hasIfNoneExist() ? query(request.getIfNoneExist()) : null) : query,
                isCreate || verb == Verb.UPDATE ? resource(entry, type, location) : null,
                verb == Verb.PATCH ? patch(entry, location) : null,
                version(request.getIfMatch(), location),
                entry.getFullUrl(),
                location);
    }

    private static Matcher url(@Nullable String url, String location) {
        Matcher matcher = URL.matcher(url == null ? "" : url);
        if (!matcher.matches()) {
            throw Refusal.badRequest(
                    location + ".request.url",
                    ProblemCode.INVALID_VALUE,
                    "The url is Type, Type/id or Type?condition.");
        }
        return matcher;
    }

    private static @Nullable UUID id(Matcher url, String location) {
        String id = url.group(2);
        if (id == null && url.group(3) == null) {
            throw Refusal.badRequest(
                    location + ".request.url", ProblemCode.INVALID_VALUE, "The url names a resource or a condition.");
        }
        return id == null ? null : ResourceKey.uuid(id).orElseThrow(() -> Refusal.notFound(url.group(1)));
    }

    private static String query(String condition) {
        return condition.substring(condition.indexOf('?') + 1);
    }

    private static Resource resource(BundleEntryComponent entry, String type, String location) {
        Resource resource = entry.getResource();
        if (resource == null) {
            throw Refusal.badRequest(location + ".resource", ProblemCode.REQUIRED_MISSING, "The entry has a resource.");
        }
        if (resource instanceof Bundle
                || resource instanceof Parameters
                || !resource.fhirType().equals(type)) {
            throw Refusal.badRequest(
                    location + ".resource",
                    ProblemCode.INVALID_VALUE,
                    "The resource is of the type that the url names.");
        }
        return resource;
    }

    private static Patch patch(BundleEntryComponent entry, String location) {
        if (entry.getResource() instanceof Parameters operations) {
            return new Patch.FhirPath(operations);
        }
        if (entry.getResource() instanceof Binary binary
                && Patch.JSON_PATCH.equals(binary.getContentType())
                && binary.getData() != null) {
            return Patch.ofJson(new String(binary.getData(), StandardCharsets.UTF_8), location + ".resource");
        }
        throw Refusal.badRequest(
                location + ".resource",
                ProblemCode.NOT_SUPPORTED,
                "A patch is Parameters (FHIRPath Patch), or a Binary with content type " + Patch.JSON_PATCH + ".");
    }

    /** The version in an ETag; null when there is none. */
    private static @Nullable Integer version(@Nullable String etag, String location) {
        if (etag == null) {
            return null;
        }
        Matcher matcher = ETAG.matcher(etag);
        if (!matcher.matches()) {
            throw Refusal.badRequest(
                    location + ".request.ifMatch", ProblemCode.INVALID_VALUE, "ifMatch is an ETag such as W/\"3\".");
        }
        return Integer.valueOf(matcher.group(1));
    }
}
