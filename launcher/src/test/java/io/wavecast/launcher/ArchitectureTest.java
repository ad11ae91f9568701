package io.wavecast.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules between modules: the launcher is the only module that sees all of them. */
@AnalyzeClasses(packages = "io.wavecast", importOptions = DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    @ArchTest
    static final ArchRule MODULES_HAVE_NO_CYCLES =
            slices().matching("io.wavecast.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_LAUNCHER_DEPENDS_ON_EXPERIMENTS = noClasses()
            .that()
            .resideOutsideOfPackages("io.wavecast.experiments..", "io.wavecast.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavecast.experiments..");

    @ArchTest
    static final ArchRule EXPERIMENTS_DO_NOT_DEPEND_ON_THE_DEMO = noClasses()
            .that()
            .resideInAPackage("io.wavecast.experiments..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavecast.demo..");

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_LAUNCHER = noClasses()
            .that()
            .resideOutsideOfPackage("io.wavecast.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavecast.launcher..");
}
