package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.audit.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Numbers the request for a page, so that it can be found in log and audit. */
final class NumberingFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UUID id = UUID.randomUUID();
        response.setHeader("X-Request-Id", id.toString());
        try (MDC.MDCCloseable numbered = RequestId.begin(id)) {
            chain.doFilter(request, response);
        }
    }
}
