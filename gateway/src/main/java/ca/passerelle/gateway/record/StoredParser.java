package ca.passerelle.gateway.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * A parser of HAPI's that knows {@link StoredShell}s: as JSON it writes what is stored as it is stored, unless only a part of it or
 * another layout is wanted; in any other case it gives HAPI the content. A proxy, for HAPI's own classes let nobody in between.
 */
final class StoredParser implements InvocationHandler {

    /** Settings that leave something out or lay it out differently, when they are given anything but their default. */
    private static final Set<String> PARTIAL = Set.of(
            "setPrettyPrint",
            "setSummaryMode",
            "setSuppressNarratives",
            "setEncodeElements",
            "setDontEncodeElements",
            "setOmitResourceId",
            "setEncodeForceResourceId");

    private final IParser parser;
    private final FhirContext fhir;
    private boolean asStored;

    private StoredParser(IParser parser, FhirContext fhir, boolean asStored) {
        this.parser = parser;
        this.fhir = fhir;
        this.asStored = asStored;
    }

    /** @param json whether the parser's form is the one in which resources are stored */
    static IParser of(IParser parser, FhirContext fhir, boolean json) {
        return (IParser) Proxy.newProxyInstance(
                StoredParser.class.getClassLoader(),
                new Class<?>[] {IParser.class},
                new StoredParser(parser, fhir, json));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (arguments != null && arguments[0] instanceof IBaseResource resource) {
            if (name.equals("encodeResourceToWriter")) {
                encode(resource, (Writer) arguments[1]);
                return null;
            }
            if (name.equals("encodeResourceToString")) {
                StringWriter text = new StringWriter();
                encode(resource, text);
                return text.toString();
            }
        }
        if (PARTIAL.contains(name)) {
            asStored &= arguments == null || isDefault(arguments[0]);
        }
        try {
            Object result = method.invoke(parser, arguments);
            return result == parser ? proxy : result;
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void encode(IBaseResource resource, Writer writer) throws IOException {
        StoredResource stored = StoredShell.in(resource);
        if (asStored && stored != null) {
            writer.write(stored.json());
        } else if (asStored && resource instanceof Bundle bundle && StoredBundle.isOne(bundle)) {
            new StoredBundle(writer, parser).write(bundle);
        } else {
            parser.encodeResourceToWriter(StoredShell.inflated(resource, fhir), writer);
        }
    }

    private static boolean isDefault(@Nullable Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof Collection<?> values && values.isEmpty());
    }
}
