package ca.passerelle.gateway.record;

import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Writes a Bundle of stored resources: its own few elements around their JSON as it is stored. */
final class StoredBundle {

    private static final JsonFactory JSON = new JsonFactory();

    private final IParser parser;
    private final JsonGenerator json;

    StoredBundle(Writer writer, IParser parser) throws IOException {
        this.parser = parser;
        this.json = JSON.createGenerator(writer);
        // The writer is the response's, which the server closes.
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Whether it has shells, and no element but those that are written here. */
    static boolean isOne(Bundle bundle) {
        boolean plain = !bundle.hasSignature()
                && !bundle.hasIdentifier()
                && !bundle.hasImplicitRules()
                && !bundle.hasLanguage()
                && bundle.getEntry().stream().allMatch(StoredBundle::isPlain);
        return plain && bundle.getEntry().stream().anyMatch(entry -> StoredShell.in(entry.getResource()) != null);
    }

    private static boolean isPlain(BundleEntryComponent entry) {
        return !entry.hasLink()
                && !entry.hasExtension()
                && !entry.getResponse().hasOutcome()
                && ExtensionJson.isPlain(entry.getSearch().getExtension());
    }

    void write(Bundle bundle) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", "Bundle");
        text("id", bundle.getIdElement().getIdPart());
        if (bundle.hasMeta() && bundle.getMeta().hasLastUpdated()) {
            json.writeObjectFieldStart("meta");
            primitive("lastUpdated", bundle.getMeta().getLastUpdatedElement());
            json.writeEndObject();
        }
        text("type", bundle.hasType() ? bundle.getType().toCode() : null);
        primitive("timestamp", bundle.getTimestampElement());
        if (bundle.hasTotal()) {
            json.writeNumberField("total", bundle.getTotal());
        }
        if (bundle.hasLink()) {
            json.writeArrayFieldStart("link");
            for (BundleLinkComponent link : bundle.getLink()) {
                json.writeStartObject();
                text("relation", link.getRelation());
                text("url", link.getUrl());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("entry");
        for (BundleEntryComponent entry : bundle.getEntry()) {
            entry(entry);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private void entry(BundleEntryComponent entry) throws IOException {
        json.writeStartObject();
        text("fullUrl", entry.getFullUrl());
        Resource resource = entry.getResource();
        if (resource != null) {
            StoredResource stored = StoredShell.in(resource);
            json.writeFieldName("resource");
            json.writeRawValue(stored != null ? stored.json() : parser.encodeResourceToString(resource));
        }
        if (entry.hasSearch()) {
            json.writeObjectFieldStart("search");
            ExtensionJson.write(entry.getSearch().getExtension(), json);
            text(
                    "mode",
                    entry.getSearch().hasMode() ? entry.getSearch().getMode().toCode() : null);
            if (entry.getSearch().hasScore()) {
                json.writeNumberField("score", entry.getSearch().getScore());
            }
            json.writeEndObject();
        }
        if (entry.hasRequest()) {
            json.writeObjectFieldStart("request");
            text(
                    "method",
                    entry.getRequest().hasMethod()
                            ? entry.getRequest().getMethod().toCode()
                            : null);
            text("url", entry.getRequest().getUrl());
            json.writeEndObject();
        }
        if (entry.hasResponse()) {
            response(entry.getResponse());
        }
        json.writeEndObject();
    }

    private void response(BundleEntryResponseComponent response) throws IOException {
        json.writeObjectFieldStart("response");
        text("status", response.getStatus());
        text("location", response.getLocation());
        text("etag", response.getEtag());
        primitive("lastModified", response.getLastModifiedElement());
        json.writeEndObject();
    }

    private void primitive(String name, PrimitiveType<?> value) throws IOException {
        text(name, value.getValueAsString());
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
