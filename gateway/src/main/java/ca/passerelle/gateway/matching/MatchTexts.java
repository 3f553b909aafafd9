package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.matching.criteria.Note;
import ca.passerelle.gateway.matching.criteria.Note.Coded;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a match says, in a language. */
@Component
public class MatchTexts {

    private final MessageSource messages;
    private final Vocabulary vocabulary;

    MatchTexts(MessageSource messages, Vocabulary vocabulary) {
        this.messages = messages;
        this.vocabulary = vocabulary;
    }

    /** @param language English or French */
    public String of(Note note, Locale language) {
        Object[] values =
                note.values().stream().map(value -> text(value, language)).toArray();
        return messages.getMessage(note.key(), values.length == 0 ? null : values, language);
    }

    /** Any message of this module. */
    public String of(String key, Locale language, Object... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, language);
    }

    private String text(Object value, Locale language) {
        if (!(value instanceof Coded coded)) {
            return String.valueOf(value);
        }
        if (coded.system().equals(Systems.LANGUAGE)) {
            return Locale.forLanguageTag(coded.code()).getDisplayLanguage(language);
        }
        return vocabulary.display(coded.system(), coded.code(), language).orElse(coded.code());
    }
}
