package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on versions: {@code If-Match}, {@code If-None-Match} and {@code If-Modified-Since} (RFC 9110 section 13, FHIR R4 section 3.1.0.5). */
final class Preconditions {

    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";
    private static final Set<RequestTypeEnum> CHANGES =
            EnumSet.of(RequestTypeEnum.PUT, RequestTypeEnum.PATCH, RequestTypeEnum.DELETE);
    private static final Set<String> OF_TWO_PARTIES = Set.of("Task", "ServiceRequest");
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([^\",]*)\"");
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");

    private Preconditions() {}

    /** Refuses an {@code If-Match} that names not exactly one version. */
    static void check(RequestDetails request) {
        if (CHANGES.contains(request.getRequestType())) {
            ifMatch(request);
        }
    }

    /**
     * The version that the client has seen; null when it does not say. A version that no resource can have is given as 0, which none has.
     *
     * @throws Refusal BAD_REQUEST for a list, an asterisk, or what is no ETag
     */
    static @Nullable Integer ifMatch(RequestDetails request) {
        String header = request.getHeader("If-Match");
        if (header == null || header.isBlank()) {
            return null;
        }
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches() || request.getHeaders("If-Match").size() > 1) {
            throw Refusal.badRequest("If-Match", ProblemCode.INVALID_VALUE, "If-Match is one ETag such as W/\"3\".");
        }
        return VERSION.matcher(etag.group(1)).matches() ? Integer.parseInt(etag.group(1)) : 0;
    }

    /**
     * Holds whoever replaces a referral's Task or ServiceRequest to the version it has seen.
     *
     * @param location where the version would stand
     */
    static void needVersion(Instruction instruction, String location) {
        boolean replaces = instruction.verb() == Instruction.Verb.UPDATE && instruction.id() != null;
        if (replaces && instruction.ifMatch() == null && OF_TWO_PARTIES.contains(instruction.type())) {
            throw new Refusal(
                    Refusal.Kind.VERSION_REQUIRED,
                    location,
                    ProblemCode.VERSION_REQUIRED,
                    "An update of this type says by If-Match which version it is based on.");
        }
    }

    /** Says 304 when the client has this version already. {@code If-Modified-Since} counts only without {@code If-None-Match}. */
    static void unlessModified(RequestDetails request, StoredResource stored) {
        String held = request.getHeader(IF_NONE_MATCH);
        String since = request.getHeader(IF_MODIFIED_SINCE);
        if (held == null && since == null) {
            return;
        }
        boolean has =
                held != null && !held.isBlank() ? isAmong(held, stored.version()) : isSince(since, stored.updated());
        if (has) {
            NotModifiedException unchanged = new NotModifiedException("unchanged");
            unchanged.addResponseHeader("ETag", "W/\"" + stored.version() + "\"");
            throw unchanged;
        }
        // Answered here, so that HAPI does not weigh them by rules of its own.
        request.setHeaders(IF_NONE_MATCH, List.of());
        request.setHeaders(IF_MODIFIED_SINCE, List.of());
    }

    private static boolean isAmong(String held, int version) {
        if (held.strip().equals("*")) {
            return true;
        }
        return ETAG.matcher(held).results().anyMatch(etag -> etag.group(1).equals(Integer.toString(version)));
    }

    /** HTTP dates have whole seconds; a date that cannot be read is no condition. */
    private static boolean isSince(@Nullable String header, Instant updated) {
        if (header == null || header.isBlank()) {
            return false;
        }
        try {
            Instant since = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return !updated.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
