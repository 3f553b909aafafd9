package ca.passerelle.gateway.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;

/** Gives a test the clients that it asks for by {@link As}. */
final class FhirClients implements TestInstancePostProcessor {

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        int port = SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
        AnnotationSupport.findAnnotatedFields(test.getClass(), As.class)
                .forEach(field -> ReflectionTestUtils.setField(
                        test,
                        field.getName(),
                        new Fhir(port, field.getAnnotation(As.class).value())));
    }
}
