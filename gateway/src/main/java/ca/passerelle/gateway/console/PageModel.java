package ca.passerelle.gateway.console;

import ca.passerelle.profiles.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: its language, the words of that language, and the way to the other one. */
@ControllerAdvice
class PageModel {

    private final Vocabulary vocabulary;
    private final ZoneId readersZone;

    PageModel(Vocabulary vocabulary, ZoneId readersZone) {
        this.vocabulary = vocabulary;
        this.readersZone = readersZone;
    }

    @ModelAttribute("words")
    Words words(Locale language) {
        return new Words(vocabulary, readersZone, language);
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
