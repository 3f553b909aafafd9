package ca.passerelle.routes.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the protocols module. Each holds for the code, and each catches the violation that was planted for it. */
class ArchitectureTest {

    private static final Pattern FAMILY =
            Pattern.compile("ca\\.passerelle\\.(?:routes|planted)\\.(emr|directory|community|authority)");

    /** Of the directory the feeds; its other rooms are what they share. */
    private static final Pattern PROTOCOL = Pattern.compile("ca\\.passerelle\\.(?:routes|planted)"
            + "\\.((?:emr|community)\\.\\w+|directory\\.(?:hsds|airs|icarol|cioc|csv)|authority)");

    private static final Set<String> TIME_OR_CHANCE =
            Set.of("now", "randomUUID", "nanoTime", "currentTimeMillis", "random", "systemUTC", "systemDefaultZone");
    private static final List<String> OUTSIDE = List.of(
            "org.apache.camel.",
            "org.springframework.",
            "java.sql.",
            "javax.sql.",
            "org.slf4j.",
            "java.net.Socket",
            "java.nio.file.",
            "java.time.Clock",
            "java.util.Random",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ca.passerelle.routes");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("ca.passerelle.planted");

    static List<ArchRule> rules() {
        return List.of(
                slices().assignedFrom(by(FAMILY)).should().notDependOnEachOther(),
                slices().assignedFrom(by(PROTOCOL)).should().notDependOnEachOther(),
                classes().that().areAssignableTo(RouteBuilder.class).should().haveModifier(JavaModifier.FINAL),
                classes().that().areAssignableTo(RouteBuilder.class).should().haveSimpleNameEndingWith("Route"),
                noClasses()
                        .that()
                        .areAssignableTo(RouteBuilder.class)
                        .should()
                        .callMethodWhere(describe("it is an inline processor", call -> call.getName()
                                .equals("process"))),
                noClasses()
                        .that()
                        .areAssignableTo(RouteBuilder.class)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.hl7.fhir.."),
                noClasses()
                        .that()
                        .resideInAPackage("..mapping..")
                        .or()
                        .haveSimpleNameContaining("From")
                        .should()
                        .dependOnClassesThat(describe("belong to the world outside", ArchitectureTest::isOutside)),
                noClasses()
                        .that()
                        .resideInAPackage("..mapping..")
                        .or()
                        .haveSimpleNameContaining("From")
                        .should()
                        .accessTargetWhere(
                                describe("it asks for the time or for chance", ArchitectureTest::asksForTimeOrChance)),
                noClasses()
                        .that()
                        .resideInAPackage("..wire..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.hl7.fhir..", "..mapping.."));
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

    private static boolean isOutside(JavaClass type) {
        return OUTSIDE.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean asksForTimeOrChance(JavaAccess<?> access) {
        return TIME_OR_CHANCE.contains(access.getTarget().getName())
                && access.getTargetOwner().getPackageName().startsWith("java.");
    }

    /** Slices by the first group of a pattern over the package name; packages that do not match belong to none. */
    private static SliceAssignment by(Pattern pattern) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                Matcher matcher = pattern.matcher(type.getPackageName());
                return matcher.lookingAt() ? SliceIdentifier.of(matcher.group(1)) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return pattern.pattern();
            }
        };
    }
}
