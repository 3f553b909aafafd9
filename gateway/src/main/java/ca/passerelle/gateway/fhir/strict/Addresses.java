package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.routes.emr.fhir.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses may be kept for somebody to follow. What names this computer, the gateway's own network or a scheme that reads files
 * or runs code is refused. Nothing is looked up: a name is judged by how it is written.
 */
final class Addresses {

    private static final Set<String> ELSEWHERE = Set.of("urn", "mailto", "tel", "data", "mllp", "mllps", "sftp", "ftp");
    private static final Pattern FORM =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?://(?<authority>[^/?#\\\\]*))?.*", Pattern.DOTALL);
    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern OWN =
            Pattern.compile("(?:.*\\.)?(?:localhost|local|internal|intranet|lan|home\\.arpa)\\.?");

    private Addresses() {}

    static boolean isPublic(String address) {
        Matcher form = FORM.matcher(address.strip());
        if (!form.matches()) {
            // Relative to whoever keeps it, unless it begins like another host.
            return !address.strip().startsWith("//") && !address.strip().startsWith("\\\\");
        }
        String authority = form.group("authority");
        return switch (form.group("scheme").toLowerCase(Locale.ROOT)) {
            case "http", "https" -> authority != null && isPublicHost(host(authority));
            default ->
                ELSEWHERE.contains(form.group("scheme").toLowerCase(Locale.ROOT))
                        && (authority == null || isPublicHost(host(authority)));
        };
    }

    private static String host(String authority) {
        String name = authority.substring(authority.lastIndexOf('@') + 1);
        int port = name.startsWith("[") ? name.indexOf(':', name.indexOf(']') + 1) : name.indexOf(':');
        return port < 0 ? name : name.substring(0, port);
    }

    private static boolean isPublicHost(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        boolean literal = host.startsWith("[") || DOTTED_QUAD.matcher(host).matches();
        if (!literal) {
            return host.indexOf('.') > 0
                    && !NUMBER_AT_THE_END.matcher(host).matches()
                    && !OWN.matcher(host).matches();
        }
        try {
            return AddressPolicy.PUBLIC.test(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
