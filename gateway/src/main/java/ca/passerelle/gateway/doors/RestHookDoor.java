package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.delivery.DeliveryProperties;
import ca.passerelle.routes.emr.fhir.RestHookSender;
import ca.passerelle.routes.emr.fhir.RestHookSettings;
import ca.passerelle.routes.kit.AddressPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notifications to FHIR partners by REST hook. */
@Configuration
class RestHookDoor {

    @Bean
    RestHookSender restHookSender(RestHookProperties properties, DeliveryProperties delivery) {
        return new RestHookSender(settings(properties, delivery));
    }

    /** How anything is posted to a FHIR partner. */
    static RestHookSettings settings(RestHookProperties properties, DeliveryProperties delivery) {
        boolean anywhere = delivery.allowPrivateAddresses();
        return new RestHookSettings(
                properties.fhirBase(),
                properties.connectTimeout(),
                properties.totalTimeout(),
                anywhere ? AddressPolicy.ANY : AddressPolicy.PUBLIC,
                anywhere);
    }
}
