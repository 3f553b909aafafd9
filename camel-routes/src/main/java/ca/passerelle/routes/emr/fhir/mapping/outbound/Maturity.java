package ca.passerelle.routes.emr.fhir.mapping.outbound;

import java.util.Locale;

/** How much of CA:eReC a partner takes; each level takes what those below it take. */
public enum Maturity {
    /** Requests and their withdrawal. */
    L1,
    /** Changes of the request, corrections, and where the referral stands. */
    L2,
    /** Appointments and communications as messages of their own. */
    L3;

    /** What an endpoint's setting {@code maturity} says; a partner of which nothing is said takes everything. */
    static Maturity of(String setting) {
        return setting.isBlank() ? L3 : valueOf(setting.trim().toUpperCase(Locale.ROOT));
    }

    boolean takes(Maturity needed) {
        return compareTo(needed) >= 0;
    }
}
