package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.fhir.document.StoredDocuments;
import ca.passerelle.gateway.record.StoredResource;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Reads of a Binary (FHIR R4 section 2.42): its bytes under its own type, streamed, unless a format of FHIR is asked for by name. A
 * browser is told to save it and to run nothing of it, for a partner chose what it is.
 */
@Component
@Interceptor
public class RawBinaries {

    private static final String STREAMED = RawBinaries.class.getName();

    private final Resources resources;
    private final StoredDocuments documents;

    RawBinaries(Resources resources, StoredDocuments documents) {
        this.resources = resources;
        this.documents = documents;
    }

    /** What answers the read of a stored Binary: the resource, or the sign that its bytes are to be streamed. */
    Resource answer(StoredResource stored, RequestDetails request) {
        if (wantsResource(request)) {
            return resources.parse(stored);
        }
        Binary binary = (Binary) resources.asStored(stored);
        binary.setUserData(STREAMED, stored);
        return binary;
    }

    private static boolean wantsResource(RequestDetails request) {
        return request.getParameters().containsKey("_format") || MediaTypes.namesFhir(request.getHeader("Accept"));
    }

    /** Streams what is to be streamed, and lets all else pass. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean stream(RequestDetails request, IBaseResource answer, HttpServletResponse response)
            throws IOException {
        if (!(answer instanceof Binary binary) || !(binary.getUserData(STREAMED) instanceof StoredResource stored)) {
            return true;
        }
        Optional<String> blob = documents.blob(binary);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(binary.getContentType());
        response.setContentLengthLong(blob.map(documents::size).orElse(0L));
        response.setHeader("ETag", "W/\"" + stored.version() + "\"");
        response.setHeader(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(stored.updated().atOffset(ZoneOffset.UTC)));
        response.setHeader("Content-Location", request.getFhirServerBase() + "/" + stored);
        response.setHeader("Content-Disposition", "attachment");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        if (blob.isPresent() && request.getRequestType() != RequestTypeEnum.HEAD) {
            documents.copy(blob.get(), response.getOutputStream());
        }
        return false;
    }
}
