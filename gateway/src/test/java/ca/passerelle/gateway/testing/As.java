package ca.passerelle.gateway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In whose name a {@link Fhir} client of a {@link GatewayTest} speaks: the field is filled before the test. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface As {

    /** Key of a partner. */
    String value();
}
