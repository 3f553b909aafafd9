package ca.passerelle.routes.directory.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an API is and how far one goes for it.
 *
 * @param base address of the API, with or without a slash at its end
 * @param keyHeader header that carries the key
 * @param key null where none is needed
 * @param answer how long one answer may take
 * @param total how long a whole crawl may take
 * @param pageBytes how large one answer may be
 * @param plainHttp whether plain HTTP is allowed: for a test or a closed network only
 */
public record HttpApiSettings(
        String base,
        String keyHeader,
        @Nullable String key,
        Duration answer,
        Duration total,
        long pageBytes,
        boolean plainHttp) {}
