package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.delivery.DeliveryProperties;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.fhir.FhirMessageSender;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages to FHIR partners. */
@Configuration
class FhirMessageDoor {

    @Bean
    FhirMessageSender fhirMessageSender(
            RestHookProperties properties, DeliveryProperties delivery, Vocabulary vocabulary) {
        return new FhirMessageSender(RestHookDoor.settings(properties, delivery), vocabulary);
    }
}
