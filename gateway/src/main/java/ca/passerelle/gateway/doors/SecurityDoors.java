package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.access.PartnerTokens;
import java.util.stream.Stream;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call what: every path is decided here, and what is not named is denied. */
@Configuration
class SecurityDoors {

    private static final String CONTENT_SECURITY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Paths as they stand in the URL, whichever servlet serves them. */
    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(
                Stream.of(patterns).<RequestMatcher>map(PATHS::matcher).toList());
    }

    /** The APIs: a bearer token for each request, no session, no cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain apis(HttpSecurity http, PartnerTokens tokens) throws Exception {
        BearerFilter bearer = new BearerFilter(tokens);
        return http.securityMatcher(paths(
                        "/fhir/**",
                        "/directory/**",
                        "/hsds",
                        "/hsds/**",
                        "/hl7v2/**",
                        "/identity/**",
                        "/referrals/*/events"))
                .authorizeHttpRequests(paths -> paths.requestMatchers(
                                PATHS.matcher(HttpMethod.GET, "/fhir/metadata"),
                                PATHS.matcher(HttpMethod.GET, "/fhir/api-docs"),
                                PATHS.matcher(HttpMethod.GET, "/fhir/$conformance-report"),
                                PATHS.matcher(HttpMethod.GET, "/fhir/package.tgz"),
                                PATHS.matcher(HttpMethod.GET, "/fhir/.well-known/smart-configuration"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                // What serves people who sign in: here it would only cost time.
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .addFilterBefore(bearer, UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(denied -> denied.authenticationEntryPoint(new Unauthenticated()))
                .build();
    }

    /** OSCAR's upload, where it is configured: the signature in the form says who calls. */
    @Bean
    @Order(0)
    SecurityFilterChain oscarUpload(HttpSecurity http) throws Exception {
        return http.securityMatcher(paths("/lab/newLabUpload.do"))
                .authorizeHttpRequests(
                        paths -> paths.requestMatchers(PATHS.matcher(HttpMethod.POST, "/lab/newLabUpload.do"))
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Health for whoever runs the gateway; figures only to a partner, and they hold nobody's data. */
    @Bean
    @Order(2)
    SecurityFilterChain actuator(HttpSecurity http, PartnerTokens tokens) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(paths -> paths.requestMatchers(EndpointRequest.to("health", "info"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(denied -> denied.authenticationEntryPoint(new Unauthenticated()))
                .build();
    }

    /** The pages: people sign in; an answer link is its own key. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, PartnerTokens tokens) throws Exception {
        return http.addFilterBefore(new NumberingFilter(), CsrfFilter.class)
                .authenticationProvider(tokens)
                .authorizeHttpRequests(paths -> paths.requestMatchers(paths(
                                "/",
                                "/sign-in",
                                "/conformance",
                                "/answer/*",
                                "/room/*",
                                "/style.css",
                                "/icon.svg",
                                "/favicon.ico",
                                "/error",
                                "/sandbox/**"))
                        .permitAll()
                        .requestMatchers(paths("/referrals/**", "/pairs", "/pairs/**"))
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                // The token in an answer link is what a forged request would lack; the sandbox's receivers are called
                // by machines.
                .csrf(csrf -> csrf.ignoringRequestMatchers(paths("/answer/*", "/room/*", "/sandbox/**")))
                .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/", false))
                .logout(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
