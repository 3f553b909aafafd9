package ca.passerelle.routes.port.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import ca.passerelle.routes.port.sender.Conversation.ReusedControlId;
import ca.passerelle.routes.port.sender.LocalField.Use;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SenderSettingsTest {

    private static final Identification CLINIC =
            new Identification(new UUID(0, 1), "clinic", "EMR", "CLINIC", new UUID(0, 2), new UUID(0, 3));

    @Test
    void whatIsAbsentHasItsUsualValue() {
        SenderProfile profile = SenderSettings.inZone("America/Regina").profile(CLINIC, Map.of());
        assertThat(profile.patients().fields()).containsExactly(3, 2, 4, 19);
        assertThat(profile.fallbackCharset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(profile.mapping().businessKey())
                .map(FieldPath::toString)
                .containsExactly("RF1-6", "RF1-11", "ORC-2", "OBR-2");
        assertThat(profile.mapping().waitFor()).isEmpty();
        assertThat(profile.conversation())
                .isEqualTo(new Conversation(Acknowledgement.AS_ASKED, List.of(), ReusedControlId.ACCEPT));
    }

    @Test
    void aCodeGivenLaterCountsUnlessTheSettingsSayOtherwise() {
        SenderSettings settings = with(null, Map.of("n", "routine"), null, null);
        SenderProfile profile = settings.profile(CLINIC, Map.of(CodeKind.PRIORITY, Map.of("N", "stat", "X", "URGENT")));
        assertThat(profile.mapping().meaning(CodeKind.PRIORITY, "N")).contains("routine");
        assertThat(profile.mapping().meaning(CodeKind.PRIORITY, "x")).contains("urgent");
    }

    @Test
    void theProvinceIsThatOfItsHealthNumber() {
        SenderSettings settings = new SenderSettings(
                "UTC", null, List.of(2, 3), null, "qc", null, null, null, null, null, null, null, null, null);
        assertThat(settings.profile(CLINIC, Map.of()).patients().province()).isEqualTo(HealthNumber.QC);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("zone", SenderSettings.inZone("Vancouver")),
                Arguments.of("priorities.N", with(null, Map.of("N", "soon"), null, null)),
                Arguments.of("businessKey[1]", with(null, null, List.of("RF1-6", "RF1.6"), null)),
                Arguments.of(
                        "localFields.PID-3",
                        with(null, null, null, Map.of("PID-3", new LocalField(Use.NOTE, null, null, null)))),
                Arguments.of(
                        "localFields.ZXV-7.code",
                        with(null, null, null, Map.of("ZXV-7", new LocalField(Use.NOTE, null, "1", null)))),
                Arguments.of("patientFields[0]", with(List.of(5), null, null, null)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsLocatedAndMakesNoProfile(String member, SenderSettings settings) {
        assertThat(settings.problems()).map(Problem::location).containsExactly(member);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.profile(CLINIC, Map.of()))
                .withMessageContaining(member);
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void aMeaningIsOfItsKind(CodeKind kind, String meaning, boolean good) {
        assertThat(SettingsCheck.ofMeaning(kind, meaning).isEmpty()).isEqualTo(good);
    }

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(CodeKind.STATUS, "p", true),
                Arguments.of(CodeKind.STATUS, "pending", false),
                Arguments.of(CodeKind.PRIORITY, "urgent", true),
                Arguments.of(CodeKind.CATEGORY, "social-connection", true),
                Arguments.of(CodeKind.CATEGORY, "walking", false),
                Arguments.of(CodeKind.AUTHORITY, HealthNumber.ON.system(), true),
                Arguments.of(CodeKind.AUTHORITY, "OHIP", false),
                Arguments.of(CodeKind.AUTHORITY, " ", false));
    }

    private static SenderSettings with(
            @Nullable List<Integer> fields,
            @Nullable Map<String, String> priorities,
            @Nullable List<String> key,
            @Nullable Map<String, LocalField> local) {
        return new SenderSettings(
                "America/Toronto",
                null,
                fields,
                null,
                null,
                null,
                priorities,
                null,
                key,
                local,
                null,
                null,
                null,
                null);
    }
}
