package ca.passerelle.gateway.publishing;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.matching.PublishedServices;
import ca.passerelle.gateway.matching.PublishedServices.Page;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * HSDS 3.1: what its OpenAPI asks for, and a complete list of ids by {@code minimal=true}, since HSDS has no other way to tell what is gone. A
 * parameter that is not known is refused: a list that was not filtered would say something else than was asked.
 */
@RestController
@RequestMapping("/hsds")
class HsdsController {

    private static final int MOST = 500;
    private static final int MOST_MINIMAL = 10_000;
    private static final String PROFILE = "https://docs.openreferral.org/en/3.1/hsds/";
    private static final Set<String> KNOWN = Set.of("page", "per_page", "modified_after", "minimal", "full");

    private final PublishedServices published;
    private final HsdsContents contents;

    HsdsController(PublishedServices published, HsdsContents contents) {
        this.published = published;
        this.contents = contents;
    }

    @GetMapping({"", "/"})
    Map<String, Object> about() {
        CurrentCaller.get();
        return Map.of("version", "3.1", "profile", PROFILE, "openapi_url", PROFILE + "api_reference.html");
    }

    @GetMapping("/services")
    HsdsPage services(@RequestParam Map<String, String> asked) {
        Caller caller = CurrentCaller.get();
        boolean minimal = truth(asked, "minimal");
        Asked page = asked(asked, minimal);
        Page found = published.services(page.since(), page.from(), page.perPage());
        return page.answer(
                found.total(),
                minimal ? HsdsContents.minimal(found) : contents.services(caller, found, truth(asked, "full")));
    }

    @GetMapping("/services/{id}")
    Map<String, Object> service(@PathVariable String id) {
        return contents.service(CurrentCaller.get(), uuid(id, "service"));
    }

    @GetMapping("/service_at_locations")
    HsdsPage servicesAtLocation(@RequestParam Map<String, String> asked) {
        Caller caller = CurrentCaller.get();
        boolean minimal = truth(asked, "minimal");
        Asked page = asked(asked, minimal);
        Page found = published.servicesAtLocation(page.since(), page.from(), page.perPage());
        return page.answer(
                found.total(), minimal ? HsdsContents.minimal(found) : contents.servicesAtLocation(caller, found));
    }

    @GetMapping("/service_at_locations/{id}")
    Map<String, Object> serviceAtLocation(@PathVariable String id) {
        return contents.serviceAtLocation(CurrentCaller.get(), uuid(id, "service at a location"));
    }

    @GetMapping("/organizations")
    HsdsPage organizations(@RequestParam Map<String, String> asked) {
        Caller caller = CurrentCaller.get();
        if (asked.containsKey("modified_after")) {
            throw refused(
                    "modified_after", "Organisations are not filtered by modified_after: HSDS has no such parameter.");
        }
        Asked page = asked(asked, false);
        Page found = published.organizations(page.from(), page.perPage());
        return page.answer(found.total(), contents.organizations(caller, found));
    }

    @GetMapping("/organizations/{id}")
    Map<String, Object> organization(@PathVariable String id) {
        return contents.organization(CurrentCaller.get(), uuid(id, "organization"));
    }

    /** What a list is asked for. */
    private record Asked(@Nullable Instant since, long page, int perPage) {

        long from() {
            return (page - 1) * perPage;
        }

        HsdsPage answer(long total, List<Map<String, Object>> contents) {
            return HsdsPage.of(total, page, perPage, contents);
        }
    }

    private static Asked asked(Map<String, String> asked, boolean minimal) {
        asked.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    String printable = name.replaceAll("[^\\w.:-]", "?");
                    throw Refusal.badRequest(
                            printable,
                            ProblemCode.UNSUPPORTED_PARAMETER,
                            "This parameter is not supported here: " + printable + ".");
                });
        int most = minimal ? MOST_MINIMAL : MOST;
        int page = number(asked, "page", 1, 1_000_000);
        int perPage = number(asked, "per_page", minimal ? MOST_MINIMAL : 50, most);
        return new Asked(since(asked.get("modified_after")), page, perPage);
    }

    private static int number(Map<String, String> asked, String name, int otherwise, int most) {
        String text = asked.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw refused(name, name + " is a number from 1 to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    private static boolean truth(Map<String, String> asked, String name) {
        String text = asked.getOrDefault(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(name, name + " is true or false.");
        }
        return text.equals("true");
    }

    private static @Nullable Instant since(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            throw refused("modified_after", "modified_after is a date, or a time with its offset (ISO 8601).");
        }
    }

    private static UUID uuid(String id, String what) {
        return ResourceKey.uuid(id).orElseThrow(() -> Refusal.notFound(what));
    }

    private static Refusal refused(String name, String text) {
        return Refusal.badRequest(name, ProblemCode.INVALID_VALUE, text);
    }
}
