package ca.passerelle.gateway.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * In which language somebody reads: as the parameter {@code lang} says, which is remembered in a cookie; else as the browser asks. Links in
 * mail carry the parameter.
 */
@Component("localeResolver")
class PageLanguage implements LocaleResolver, HandlerInterceptor {

    static final String PARAMETER = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie remembered = WebUtils.getCookie(request, PARAMETER);
        return spoken(request.getParameter(PARAMETER))
                .or(() -> spoken(remembered == null ? null : remembered.getValue()))
                .orElseGet(() -> Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .map(PageLanguage::spoken)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(Locale.CANADA));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by the parameter " + PARAMETER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        spoken(request.getParameter(PARAMETER))
                .map(language -> ResponseCookie.from(PARAMETER, language.getLanguage())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
        return true;
    }

    private static Optional<Locale> spoken(@Nullable String language) {
        return switch (language == null ? "" : language) {
            case "en" -> Optional.of(Locale.CANADA);
            case "fr" -> Optional.of(Locale.CANADA_FRENCH);
            default -> Optional.empty();
        };
    }
}
