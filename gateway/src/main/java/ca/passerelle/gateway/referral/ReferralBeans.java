package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.profiles.Vocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pure parts of the lifecycle, loaded once. */
@Configuration
class ReferralBeans {

    @Bean
    Lifecycle lifecycle() {
        return new Lifecycle(TransitionTable.load());
    }

    @Bean
    Vocabulary vocabulary() {
        return Vocabulary.load();
    }
}
