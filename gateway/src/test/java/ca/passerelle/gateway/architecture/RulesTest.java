package ca.passerelle.gateway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.OutboundProtocol;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;

/** The rules of the gateway. Each holds for the code, and each catches the violation that was planted for it. */
class RulesTest {

    /** The decisions on referrals and persons: functions of what they are given. */
    private static final Set<String> PURE = Set.of(
            "Lifecycle",
            "RollUp",
            "OnwardBundle",
            "TaskState",
            "Rulings",
            "CheckDigit",
            "PersonMatch",
            "Persons",
            "ProtectedParticulars");

    /** Packages that hold nothing else. */
    private static final Set<String> DECIDING = Set.of(".matching.criteria", ".duplicates.likeness");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ca.passerelle.gateway");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("ca.passerelle.gateway");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("ca.passerelle.planted");

    /** A load program measures by the clock; it is no test. */
    private static final ArchRule NO_SLEEP = noClasses()
            .that()
            .resideOutsideOfPackage("..load..")
            .should()
            .callMethodWhere(describe(
                    "it waits by the clock",
                    call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep")))
            .as("tests wait for what they expect, not by the clock");

    static List<ArchRule> rules() {
        return List.of(
                noClasses()
                        .that(describe("decide", RulesTest::isPure))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework..", "java.sql..", "org.slf4j..", "org.apache.camel..")
                        .as("decisions know no framework and no database"),
                noClasses()
                        .that(describe("decide", RulesTest::isPure))
                        .should()
                        .callMethodWhere(describe("it asks time or chance", RulesTest::isTimeOrChance))
                        .as("decisions ask neither clock nor chance"),
                noFields().should().beAnnotatedWith(Value.class).as("settings are validated records"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..gateway.delivery..")
                        .should()
                        .callMethod(OutboundProtocol.class, "send", Dispatch.class)
                        .as("nothing leaves but through delivery"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(CODE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesThePlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void testsDoNotSleep() {
        NO_SLEEP.check(TESTS);
        assertThat(NO_SLEEP.evaluate(PLANTED).hasViolation()).isTrue();
    }

    /** What matching weighs by decides, too. */
    private static boolean isPure(JavaClass type) {
        return PURE.contains(type.getSimpleName())
                || DECIDING.stream().anyMatch(type.getPackageName()::endsWith)
                        && !type.getSimpleName().equals("package-info");
    }

    private static boolean isTimeOrChance(JavaAccess<?> call) {
        return Set.of("now", "randomUUID", "currentTimeMillis", "nanoTime").contains(call.getName());
    }
}
