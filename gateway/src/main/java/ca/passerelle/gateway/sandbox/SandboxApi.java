package ca.passerelle.gateway.sandbox;

import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.sandbox.Captures.Capture;
import ca.passerelle.routes.kit.Channel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receives notifications in the place of invented partners, and shows everything that was sent to them. */
@RestController
@RequestMapping("/sandbox")
@Profile("sandbox")
class SandboxApi {

    private final Captures captures;
    private final Partners partners;

    SandboxApi(Captures captures, Partners partners) {
        this.captures = captures;
        this.partners = partners;
    }

    /** Keeps a notification with the headers that sign it. */
    @PostMapping("/rest-hook/{partner}")
    ResponseEntity<Void> receive(
            @PathVariable String partner,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        if (partners.byKey(partner).isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        String headers = Collections.list(request.getHeaderNames()).stream()
                .filter(name -> name.startsWith("webhook-") || name.equals("content-type"))
                .sorted()
                .map(name -> name + ": " + request.getHeader(name) + "\n")
                .collect(Collectors.joining());
        captures.keep(Channel.REST_HOOK, partner, headers + "\n" + (body == null ? "" : body));
        return ResponseEntity.ok().build();
    }

    /** What was sent, newest first; all of it, or that of one channel or partner. */
    @GetMapping(path = "/outbox", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Capture> outbox(
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String partner) {
        return captures.newest(channel, partner);
    }
}
