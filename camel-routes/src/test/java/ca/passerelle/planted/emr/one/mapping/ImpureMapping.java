package ca.passerelle.planted.emr.one.mapping;

import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.slf4j.LoggerFactory;

/** Planted: a mapping that looks at the clock, at chance, at Camel and at a log. */
public final class ImpureMapping {

    private ImpureMapping() {}

    public static boolean later() {
        LoggerFactory.getLogger(ImpureMapping.class).debug("{}", UUID.randomUUID());
        return Instant.now().isAfter(Instant.EPOCH);
    }

    static String camel(Exchange exchange) {
        return exchange.getExchangeId();
    }
}
