package ca.passerelle.planted.community.two;

import ca.passerelle.planted.emr.one.mapping.ImpureMapping;
import org.apache.camel.builder.RouteBuilder;
import org.hl7.fhir.r4.model.Patient;

/** Planted: not final, not named a route, with an inline processor and FHIR in it, reaching into another protocol. */
public class Twisted extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:twisted")
                .process(exchange -> exchange.getMessage().setBody(new Patient().setActive(ImpureMapping.later())));
    }
}
