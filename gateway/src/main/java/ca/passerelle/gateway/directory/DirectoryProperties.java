package ca.passerelle.gateway.directory;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How feeds are taken in.
 *
 * @param maxPackage how large a package may be as it arrives
 * @param holdFrom how many records may be missing before a person is asked
 * @param holdShare what share of the records may be missing before a person is asked; both must be reached
 * @param allowPrivateAddresses whether an API may lie in a private network, and be reached by plain HTTP: for a sandbox or a closed network
 * @param feeds feeds whose key is not that of the 211 partner they belong to, or which are not in English
 */
@Validated
@ConfigurationProperties("passerelle.directory")
record DirectoryProperties(
        @DefaultValue("100MB") DataSize maxPackage,
        @DefaultValue("50") @Min(1) int holdFrom,

        @DefaultValue("0.02") @DecimalMin("0") @DecimalMax("1")
        double holdShare,

        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue Map<String, FeedEntry> feeds) {

    /**
     * One feed.
     *
     * @param partner key of the 211 partner that owns it
     * @param language of its texts, {@code en} or {@code fr}
     * @param source where the gateway fetches it; null for one that is sent
     */
    record FeedEntry(
            @NotBlank String partner,
            @DefaultValue("en") String language,
            @Nullable Source source) {}

    /**
     * An HSDS API.
     *
     * @param url its base
     * @param keyHeader header that carries the key
     * @param key what the publisher gave; null where none is needed
     * @param every how long to wait between two looks
     * @param answer how long one answer may take
     * @param total how long a whole crawl may take
     * @param page how large one answer may be
     */
    record Source(
            @NotBlank String url,
            @DefaultValue("X-Api-Key") String keyHeader,
            @Nullable String key,
            @DefaultValue("1h") Duration every,
            @DefaultValue("30s") Duration answer,
            @DefaultValue("30m") Duration total,
            @DefaultValue("20MB") DataSize page) {}
}
