package ca.passerelle.gateway.record;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the record shares with all who read and write FHIR. */
@Configuration
class RecordBeans {

    @Bean
    FhirContext fhirContext() {
        return new StoredContext();
    }
}
