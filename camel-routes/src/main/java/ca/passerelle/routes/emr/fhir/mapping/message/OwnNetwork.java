package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Systems;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.StringType;

/** Tells by its text alone whether a URL leads into the sender's own network, where nobody else can follow it. */
final class OwnNetwork {

    private static final Pattern PRIVATE = Pattern.compile(
            "localhost|.*\\.(?:local|localhost|internal|intranet|lan|home|corp|localdomain)|[^.]+|127\\..*|10\\..*"
                    + "|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*|0\\..*|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*|\\[.*");

    private OwnNetwork() {}

    static boolean isIn(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            boolean remote = uri.getScheme() != null;
            return remote
                    && (uri.getRawUserInfo() != null
                            || "file".equalsIgnoreCase(uri.getScheme())
                            || (host != null
                                    && PRIVATE.matcher(host.toLowerCase(Locale.ROOT))
                                            .matches()));
        } catch (IllegalArgumentException noUrl) {
            return true;
        }
    }

    /** Turns addresses of a document that nobody outside can follow into text; gives where they stood. */
    static List<String> keptAsText(DocumentReference document) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < document.getContent().size(); i++) {
            Attachment attachment = document.getContent().get(i).getAttachment();
            if (attachment.hasUrl() && isIn(attachment.getUrl())) {
                String url = attachment.getUrl();
                attachment.setUrl(null);
                attachment.getUrlElement().addExtension(Systems.SENT_TEXT, new StringType(url));
                places.add(".content[" + i + "].attachment.url");
            }
        }
        return places;
    }
}
