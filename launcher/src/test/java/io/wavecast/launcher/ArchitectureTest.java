package io.wavecast.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules between modules: the launcher is the only module that sees all of them. */
@AnalyzeClasses(packages = "io.wavecast", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule modules_have_no_cycles =
            slices().matching("io.wavecast.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_launcher_depends_on_experiments = noClasses()
            .that()
            .resideOutsideOfPackages("io.wavecast.experiments..", "io.wavecast.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavecast.experiments..");

    @ArchTest
    static final ArchRule experiments_do_not_depend_on_the_demo = noClasses()
            .that()
            .resideInAPackage("io.wavecast.experiments..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavecast.demo..");

    @ArchTest
    static final ArchRule nothing_depends_on_the_launcher = noClasses()
            .that()
            .resideOutsideOfPackage("io.wavecast.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavecast.launcher..");
}
