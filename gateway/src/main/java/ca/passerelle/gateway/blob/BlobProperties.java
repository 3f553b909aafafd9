package ca.passerelle.gateway.blob;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept as a blob.
 *
 * @param maxBytes how large one may be
 * @param inlineBytes up to which size an attachment stays in the resource that it came with
 */
@Validated
@ConfigurationProperties("passerelle.blob")
public record BlobProperties(
        @Min(1) @DefaultValue("16777216") int maxBytes,
        @Min(0) @DefaultValue("16384") int inlineBytes) {}
