package ca.passerelle.gateway.matching.index;

import ca.passerelle.profiles.Vocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pure parts of reading the directory, loaded once. */
@Configuration
class IndexBeans {

    @Bean
    Lexicon lexicon() {
        return Lexicon.load();
    }

    @Bean
    TraitsFromService traitsFromService(Lexicon lexicon, Vocabulary vocabulary) {
        return new TraitsFromService(lexicon, new FitsFromService(lexicon, vocabulary));
    }

    @Bean
    TraitsFromPlace traitsFromPlace(Lexicon lexicon) {
        return new TraitsFromPlace(lexicon);
    }
}
