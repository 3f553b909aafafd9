package ca.passerelle.gateway.doors;

import org.apache.camel.builder.RouteBuilder;

/** A door that the configuration leaves shut. */
final class NoRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // There is nothing to listen to.
    }
}
