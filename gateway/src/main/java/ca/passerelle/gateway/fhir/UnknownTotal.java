package ca.passerelle.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** Keeps HAPI from counting the entries of a page as the total of a search: where the total is not known, the answer gives none. */
@Interceptor
public final class UnknownTotal {

    private static final String UNKNOWN = UnknownTotal.class.getName();

    /** Says of a page that nobody counted what matches. */
    static void mark(Bundle page) {
        page.setUserData(UNKNOWN, true);
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void remove(IBaseResource answer) {
        if (answer instanceof Bundle page && page.hasUserData(UNKNOWN)) {
            page.setTotalElement((UnsignedIntType) null);
        }
    }
}
