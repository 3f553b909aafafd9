package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.sender.CodeKind;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import ca.passerelle.routes.port.sender.Conversation.BackChannel;
import ca.passerelle.routes.port.sender.Conversation.ReusedControlId;
import ca.passerelle.routes.port.sender.LocalField;
import ca.passerelle.routes.port.sender.SenderSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Partners as configuration, registered at each start.
 *
 * @param partners who takes part
 */
@Validated
@ConfigurationProperties("passerelle")
record PartnerConfiguration(@Valid @DefaultValue List<PartnerEntry> partners) {

    /**
     * One partner.
     *
     * @param linkWorkers key of the partner that answers its FHIR messages whose recipient is not known; absent for none
     * @param certificates client certificates of its systems, each as {@code sha256:…}, {@code subject:…}, {@code dns:…} or {@code uri:…};
     *     its HL7 v2 messages come with one of them or not at all
     * @param feed the directory feed that describes its Organization under the partner's key; absent when no feed does
     */
    record PartnerEntry(
            @NotBlank String key,
            Partner.Kind kind,
            @NotBlank String nameEn,
            @NotBlank String nameFr,
            @Nullable String feed,
            @Nullable String linkWorkers,
            @DefaultValue List<String> tokens,
            @DefaultValue List<String> certificates,
            @DefaultValue List<SenderEntry> senders,
            @DefaultValue List<EndpointEntry> endpoints) {

        @Override
        public String toString() {
            return "PartnerEntry[" + key + "]";
        }
    }

    /**
     * One HL7 v2 system of a partner; the rest is as {@link SenderSettings} says.
     *
     * @param linkWorkers key of the partner that owns what names no listing
     */
    record SenderEntry(
            @NotBlank String application,
            @NotBlank String facility,
            @NotBlank String linkWorkers,
            @Nullable String zone,
            @Nullable String fallbackCharset,
            @Nullable List<Integer> patientFields,
            @Nullable Map<String, String> authorities,
            @Nullable String province,
            @Nullable Map<String, String> statuses,
            @Nullable Map<String, String> priorities,
            @Nullable Map<String, String> categories,
            @Nullable List<String> businessKey,
            @Nullable Map<String, LocalField> localFields,
            @Nullable Set<CodeKind> waitFor,
            @Nullable Acknowledgement acknowledgement,
            @Nullable List<BackChannel> backChannels,
            @Nullable ReusedControlId reusedControlId,
            @Nullable Set<String> certificates) {

        /** Certificates belong to the partner, who is held to them; here they would protect nothing. */
        SenderEntry {
            if (certificates != null) {
                throw new IllegalArgumentException("certificates are those of the partner, not of its sender "
                        + application + "|" + facility + ": name them as passerelle.partners[].certificates: sha256:…");
            }
        }

        SenderSettings settings() {
            return new SenderSettings(
                    zone,
                    fallbackCharset,
                    patientFields,
                    authorities,
                    province,
                    statuses,
                    priorities,
                    categories,
                    businessKey,
                    localFields,
                    waitFor,
                    acknowledgement,
                    backChannels,
                    reusedControlId);
        }
    }

    /** One place where a partner wants to be told. */
    record EndpointEntry(
            Channel channel,
            String address,
            @DefaultValue("") String secret,
            @DefaultValue("en") String language,
            @DefaultValue Map<String, String> settings,
            @Nullable List<String> events) {

        @Override
        public String toString() {
            return "EndpointEntry[" + channel + "]";
        }
    }
}
