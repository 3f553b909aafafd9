package ca.passerelle.gateway.load;

import java.net.URI;

/**
 * A server under load.
 *
 * @param label its name in the report
 * @param base FHIR base URL
 * @param token bearer token of whoever writes; empty for a server that asks for none
 * @param serverPid its process; 0 when it cannot be looked at
 * @param databasePid the PostgreSQL server's first process; 0 when it cannot be looked at
 * @param jdbc URL of its database, for looking only; empty when there is none
 */
record Target(String label, URI base, String token, long serverPid, long databasePid, String jdbc) {

    static String bearer(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    String asWriter() {
        return bearer(token);
    }
}
