package ca.passerelle.routes.directory.listing;

import org.jspecify.annotations.Nullable;

/**
 * One way to reach an organisation, a place or a service.
 *
 * @param kind by what means
 * @param value E.164 number, short number, e-mail address or absolute URL; the feed's own text when it is none of them
 * @param extension what to dial after the number
 * @param label what it is for, in the feed's words
 * @param original as the feed gave it, when cleaning changed it
 */
public record Telecom(
        Kind kind,
        String value,
        @Nullable String extension,
        @Nullable FeedText label,
        @Nullable String original) {

    /** The means, with what HSDS phone types distinguish. */
    public enum Kind {
        PHONE,
        MOBILE,
        TEXT,
        FAX,
        PAGER,
        /** Textphone, video, and types we do not know. */
        OTHER,
        EMAIL,
        WEB
    }

    public static Telecom of(Kind kind, String value) {
        return new Telecom(kind, value, null, null, null);
    }
}
