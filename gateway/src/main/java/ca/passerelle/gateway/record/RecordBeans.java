package ca.passerelle.gateway.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** FHIR R4, read strictly: an unknown element or a wrong type is an error, not a log line. */
@Configuration
class RecordBeans {

    @Bean
    FhirContext fhirContext() {
        FhirContext fhir = FhirContext.forR4();
        fhir.setParserErrorHandler(new StrictErrorHandler());
        return fhir;
    }
}
