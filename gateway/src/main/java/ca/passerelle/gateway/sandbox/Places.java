package ca.passerelle.gateway.sandbox;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where everything is in a sandbox that has started.
 *
 * @param http address of pages and APIs
 * @param mllpPort where HL7 v2 comes in
 * @param emrPort where the invented EMR takes HL7 v2
 * @param data folder of everything that is kept
 */
record Places(String http, int mllpPort, int emrPort, String data) {

    /** What is printed at the start: places, partners with their tokens, and three commands to begin with. */
    String welcome(List<SandboxPartners.Entry> partners) {
        return """

                Passerelle is ready. This is the sandbox: invented partners, and nothing is sent to anybody.
                Passerelle est prête, en mode bac à sable : %1$s/?lang=fr

                  Pages          %1$s/
                  Sent messages  %1$s/sandbox
                  FHIR R4        %1$s/fhir
                  HL7 v2 (MLLP)  127.0.0.1:%2$d in, 127.0.0.1:%3$d is the invented EMR of the clinic
                  Data           %4$s (delete it while the gateway is stopped to begin anew)

                Partners, each with its bearer token (and for signing in: its key and the token)
                %5$s

                Try next
                  (exec 3<>/dev/tcp/127.0.0.1/%2$d; printf '\\x0b%%s\\r\\x1c\\r' "$(tr '\\n' '\\r' < gateway/docs/samples/ref-i12.hl7)" >&3; IFS= read -r -d $'\\x1c' -t 10 ack <&3; tr '\\r' '\\n' <<< "${ack#?}")
                  curl -s -H 'Authorization: Bearer sandbox-cedar-connect' '%1$s/fhir/Task?_sort=-_lastUpdated&_pretty=true'
                  curl -s '%1$s/sandbox/outbox'
                """.formatted(http, mllpPort, emrPort, data, table(partners));
    }

    private static String table(List<SandboxPartners.Entry> partners) {
        return partners.stream()
                .map(partner -> "  %-18s %-12s %-26s %s"
                        .formatted(partner.key(), partner.kind(), String.join(" ", partner.tokens()), partner.nameEn()))
                .collect(Collectors.joining("\n"));
    }
}
