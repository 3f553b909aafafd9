package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.gateway.doors.PartnerConfiguration.SenderEntry;
import ca.passerelle.routes.port.sender.CodeKind;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import ca.passerelle.routes.port.sender.Conversation.BackChannel;
import ca.passerelle.routes.port.sender.LocalField;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

class PartnerConfigurationTest {

    @Test
    void aSenderIsConfiguredInAllItsParts() throws IOException {
        SenderSettings settings = settings("""
                sender:
                  application: EMR
                  facility: CLINIC
                  link-workers: connectors
                  zone: America/Toronto
                  fallback-charset: ISO-8859-15
                  patient-fields: [2, 3]
                  authorities: {"[ON_HCN]": "https://example.org/hcn", OHIP: "https://example.org/ohip"}
                  province: "ON"
                  statuses: {N: P}
                  priorities: {"[1]": urgent, "[très urgent]": stat}
                  categories: {SOC: social-connection}
                  business-key: [OBR-2, MSH-10]
                  local-fields:
                    "[ZXV-7]": {use: NOTE, title: Reason}
                  wait-for: [AUTHORITY]
                  acknowledgement: ORIGINAL
                  back-channels: [ORU_PDF, RRI]
                """);
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.authorities()).containsOnlyKeys("ON_HCN", "OHIP");
        assertThat(settings.priorities()).containsEntry("1", "urgent").containsEntry("très urgent", "stat");
        assertThat(settings.patientFields()).containsExactly(2, 3);
        assertThat(settings.businessKey()).containsExactly("OBR-2", "MSH-10");
        assertThat(settings.localFields())
                .isEqualTo(Map.of("ZXV-7", new LocalField(LocalField.Use.NOTE, "Reason", null, null)));
        assertThat(settings.waitFor()).isEqualTo(Set.of(CodeKind.AUTHORITY));
        assertThat(settings.acknowledgement()).isEqualTo(Acknowledgement.ORIGINAL);
        assertThat(settings.backChannels()).isEqualTo(List.of(BackChannel.ORU_PDF, BackChannel.RRI));
    }

    @Test
    void certificatesOfASenderAloneAreRefusedForTheyWouldProtectNothing() {
        assertThatThrownBy(() -> settings("""
                        sender:
                          application: EMR
                          facility: CLINIC
                          link-workers: connectors
                          zone: America/Toronto
                          certificates: [%s]
                        """.formatted("ab".repeat(32))))
                .rootCause()
                .hasMessageContaining("passerelle.partners[].certificates");
    }

    @Test
    void aSenderOfAnEarlierRegistrationStaysGood() throws IOException {
        SenderSettings settings = settings("""
                sender:
                  application: EMR
                  facility: CLINIC
                  link-workers: connectors
                  zone: America/Vancouver
                  authorities: {BC: "https://example.org/bc", BC_PHN: "https://example.org/bc"}
                """);
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.authorities()).containsOnlyKeys("BC", "BC_PHN");
    }

    private static SenderSettings settings(String yaml) throws IOException {
        Binder binder = new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader()
                .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))));
        return binder.bind("sender", SenderEntry.class).get().settings();
    }
}
