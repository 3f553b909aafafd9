package ca.passerelle.gateway.architecture;

import ca.passerelle.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules of the gateway meet at their APIs and along the declared arrows only. */
class ModulesTest {

    @Test
    void modulesKeepTheirArrows() {
        ApplicationModules.of(Gateway.class).verify();
    }
}
