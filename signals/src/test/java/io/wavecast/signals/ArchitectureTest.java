package io.wavecast.signals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wavecast.signals", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.wavecast.signals";
    private static final String CSV = "io.wavecast.signals.csv..";
    private static final String EDF = "io.wavecast.signals.edf..";
    private static final String GENERATED = "io.wavecast.signals.generated..";

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("io.wavecast.signals.(**)")
            .namingSlices("$1")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule the_root_depends_on_no_other_package_of_signals = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".*..");

    @ArchTest
    static final ArchRule only_replay_and_produce_touch_kafka_so_that_backtests_run_without_a_broker = noClasses()
            .that()
            .resideOutsideOfPackages("io.wavecast.signals.replay..", "io.wavecast.signals.produce..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule csv_does_not_depend_on_other_sources = noClasses()
            .that()
            .resideInAPackage(CSV)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EDF, GENERATED);

    @ArchTest
    static final ArchRule edf_does_not_depend_on_other_sources = noClasses()
            .that()
            .resideInAPackage(EDF)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CSV, GENERATED);

    @ArchTest
    static final ArchRule generators_do_not_depend_on_readers = noClasses()
            .that()
            .resideInAPackage(GENERATED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CSV, EDF);
}
