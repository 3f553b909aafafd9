package ca.passerelle.routes.port;

import ca.passerelle.routes.kit.Channel;
import java.nio.file.Path;

/**
 * A directory package as it arrived.
 *
 * @param feed key of the feed that it is a new state of
 * @param channel the door it came through
 * @param file where its bytes lie; they are only read, and not after the import has returned
 */
public record DirectoryUpload(String feed, Channel channel, Path file) {}
