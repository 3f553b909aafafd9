package ca.passerelle.gateway.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;

/**
 * FHIR R4, read strictly: an unknown element or a wrong type is an error, not a log line. Its parsers know {@link StoredShell}s, and
 * write them without building the model where the answer is JSON as it is stored.
 */
final class StoredContext extends FhirContext {

    StoredContext() {
        super(FhirVersionEnum.R4);
        setParserErrorHandler(new StrictErrorHandler());
        // A reference to a version stays one.
        getParserOptions().setStripVersionsFromReferences(false);
    }

    @Override
    public IParser newJsonParser() {
        return StoredParser.of(super.newJsonParser(), this, true);
    }

    @Override
    public IParser newXmlParser() {
        return StoredParser.of(super.newXmlParser(), this, false);
    }
}
