package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Web and e-mail addresses. Only http and https survive, because a link is followed by whoever reads the directory. */
public final class WebAddress {

    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:(?!\\d)");
    private static final Pattern WEB = Pattern.compile("(?i)^https?:/{1,3}");
    private static final Pattern HOST = Pattern.compile(
            "(?i)^(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,63}(?::\\d{1,5})?(?:[/?#].*)?$");
    private static final Pattern EMAIL =
            Pattern.compile("^[A-Za-z0-9._%+'&-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,63}$");

    private WebAddress() {}

    /** An absolute URL. */
    public static Cleaned<String> url(String written) {
        String trimmed = written.strip();
        boolean web = WEB.matcher(trimmed).find();
        if (!web && SCHEME.matcher(trimmed).find()) {
            return Cleaned.dropped(DirectoryRule.URL_DROPPED);
        }
        String rest = WEB.matcher(trimmed).replaceFirst("").replace(" ", "%20");
        if (!HOST.matcher(rest).matches()) {
            return Cleaned.dropped(DirectoryRule.URL_DROPPED);
        }
        String scheme = trimmed.toLowerCase(Locale.ROOT).startsWith("https") ? "https://" : "http://";
        String url = scheme + rest;
        try {
            new URI(url);
        } catch (URISyntaxException broken) {
            return Cleaned.dropped(DirectoryRule.URL_DROPPED);
        }
        return url.equals(trimmed) ? Cleaned.as(url) : Cleaned.as(url, DirectoryRule.URL_SCHEME_ADDED);
    }

    /** A plain mailbox address, without a name. */
    public static Cleaned<String> email(String written) {
        String trimmed = written.strip();
        String bare = trimmed.regionMatches(true, 0, "mailto:", 0, 7) ? trimmed.substring(7) : trimmed;
        return EMAIL.matcher(bare).matches() ? Cleaned.as(bare) : Cleaned.dropped(DirectoryRule.EMAIL_DROPPED);
    }
}
