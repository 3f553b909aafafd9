package ca.passerelle.routes.port;

import ca.passerelle.routes.kit.Channel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory package as it arrived.
 *
 * @param feed key of the feed that it is a new state of
 * @param channel the door it came through
 * @param file where its bytes lie; they are only read, and not after the import has returned
 * @param language of its texts, {@code en} or {@code fr}, where a feed comes as one package for each; null for the feed's own
 */
public record DirectoryUpload(
        String feed, Channel channel, Path file, @Nullable String language) {

    public DirectoryUpload(String feed, Channel channel, Path file) {
        this(feed, channel, file, null);
    }
}
