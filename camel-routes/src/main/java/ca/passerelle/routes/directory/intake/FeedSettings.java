package ca.passerelle.routes.directory.intake;

import ca.passerelle.routes.directory.csv.ColumnMapping;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.wire.PackageLimits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed before its file is opened.
 *
 * @param language of its texts where they do not say, {@code en} or {@code fr}
 * @param mapping what the columns of a plain table mean; null for a feed that is none
 * @param secret records whose address was confidential before: it stays so whatever the file says now
 * @param limits how much it may unfold to
 */
public record FeedSettings(
        String language, @Nullable ColumnMapping mapping, Set<SourceKey> secret, PackageLimits limits) {

    public FeedSettings {
        secret = Set.copyOf(secret);
    }

    /** A feed in English of which nothing else is known. */
    public static final FeedSettings PLAIN = new FeedSettings("en", null, Set.of(), PackageLimits.DEFAULT);
}
