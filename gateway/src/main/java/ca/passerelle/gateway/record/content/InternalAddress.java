package ca.passerelle.gateway.record.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from its text alone whether a URL leads into a private network: nothing is looked up and nothing is connected to. Refused are
 * loopback, private, link-local, shared and reserved addresses of both IP versions, names that only a private network knows, numbers that
 * some resolvers take for addresses ({@code 2130706433}, {@code 0x7f.1}), credentials in a URL, and schemes that read files.
 */
final class InternalAddress {

    private static final Set<String> WITH_HOST =
            Set.of("http", "https", "ftp", "ftps", "sftp", "ws", "wss", "ldap", "ldaps");
    private static final Set<String> LOCAL = Set.of("file", "jar", "gopher", "javascript", "netdoc", "dict");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern NUMBER = Pattern.compile("(0[xX][0-9a-fA-F]*|\\d+)");
    private static final Set<String> PRIVATE_SUFFIXES =
            Set.of("localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain");

    private InternalAddress() {}

    /** Whether the URL is one that no partner has any business to give us. A relative URL and other schemes are not judged. */
    static boolean isIn(String url) {
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.matches()) {
            return url.startsWith("//");
        }
        String name = String.valueOf(scheme.group(1)).toLowerCase(Locale.ROOT);
        if (LOCAL.contains(name)) {
            return true;
        }
        return WITH_HOST.contains(name) && isInternal(authority(url));
    }

    private static @Nullable String authority(String url) {
        try {
            return new URI(url).getRawAuthority();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isInternal(@Nullable String authority) {
        if (authority == null || authority.indexOf('@') >= 0 || authority.indexOf('%') >= 0) {
            return true;
        }
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            return end < 0 || IpVersion6.isInternal(authority.substring(1, end));
        }
        int port = authority.indexOf(':');
        String host = (port < 0 ? authority : authority.substring(0, port)).toLowerCase(Locale.ROOT);
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return bare.isEmpty() || isInternalHost(bare);
    }

    private static boolean isInternalHost(String host) {
        if (IPV4.matcher(host).matches()) {
            String[] parts = host.split("\\.", -1);
            int[] bytes = new int[4];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = Integer.parseInt(parts[i]);
            }
            return isInternal(bytes[0], bytes[1], bytes[2], bytes[3]);
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        // A name without a dot, or whose last part is a number, is none that the public DNS knows.
        return last.length() == host.length() || NUMBER.matcher(last).matches() || PRIVATE_SUFFIXES.contains(last);
    }

    /** The special-purpose blocks of IPv4 (RFC 6890) that are not globally reachable. */
    static boolean isInternal(int a, int b, int c, int d) {
        if (a > 255 || b > 255 || c > 255 || d > 255) {
            return true;
        }
        return a == 0
                || a == 10
                || a == 127
                || a >= 224
                || (a == 100 && b >= 64 && b < 128)
                || (a == 169 && b == 254)
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 168)
                || (a == 192 && b == 0 && c == 0)
                || (a == 198 && (b == 18 || b == 19));
    }
}
