package ca.passerelle.gateway.testing;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A sender at the gateway's MLLP port in the open. */
@TestConfiguration
public class TestMllp {

    @Bean
    Mllp mllp(@Value("${passerelle.mllp.port}") int port) {
        return new Mllp(port);
    }
}
