package ca.passerelle.gateway.directory;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
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
 * @param feeds feeds whose key is not that of the 211 partner they belong to, or which are not in English
 */
@Validated
@ConfigurationProperties("passerelle.directory")
record DirectoryProperties(
        @DefaultValue("100MB") DataSize maxPackage,
        @DefaultValue("50") @Min(1) int holdFrom,

        @DefaultValue("0.02") @DecimalMin("0") @DecimalMax("1")
        double holdShare,

        @DefaultValue Map<String, FeedEntry> feeds) {

    /**
     * One feed.
     *
     * @param partner key of the 211 partner that owns it
     * @param language of its texts, {@code en} or {@code fr}
     */
    record FeedEntry(
            @NotBlank String partner, @DefaultValue("en") String language) {}
}
