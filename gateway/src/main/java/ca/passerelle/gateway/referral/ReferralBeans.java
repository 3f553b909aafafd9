package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.ClockPolicy;
import ca.passerelle.profiles.NextSteps;
import ca.passerelle.profiles.PatientEndings;
import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.profiles.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
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
    Deadlines deadlines(ClockProperties properties) {
        return new Deadlines(NextSteps.load(), policies(properties));
    }

    @Bean
    PatientDeadlines patientDeadlines(ClockProperties properties) {
        return new PatientDeadlines(policies(properties));
    }

    private static List<ClockPolicy> policies(ClockProperties properties) {
        return Stream.concat(
                        properties.policies().stream().map(ClockProperties.Policy::toPolicy),
                        ClockPolicy.defaults().stream())
                .toList();
    }

    @Bean
    PatientTransitions patientTransitions() {
        return PatientTransitions.load();
    }

    @Bean
    PatientEndings patientEndings() {
        return PatientEndings.load();
    }

    @Bean
    Vocabulary vocabulary() {
        return Vocabulary.load();
    }
}
