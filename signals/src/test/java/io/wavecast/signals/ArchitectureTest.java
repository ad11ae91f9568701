package io.wavecast.signals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wavecast.signals", importOptions = DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    private static final String ROOT = "io.wavecast.signals";
    private static final String CSV = "io.wavecast.signals.csv..";
    private static final String EDF = "io.wavecast.signals.edf..";
    private static final String GENERATED = "io.wavecast.signals.generated..";

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.wavecast.signals.(**)")
            .namingSlices("$1")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_ROOT_DEPENDS_ON_NO_OTHER_PACKAGE_OF_SIGNALS = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".*..");

    @ArchTest
    static final ArchRule ONLY_REPLAY_LIVE_AND_PRODUCE_DEPEND_ON_KAFKA_SO_THAT_BACKTESTS_RUN_WITHOUT_A_BROKER =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.wavecast.signals.replay..",
                            "io.wavecast.signals.live..",
                            "io.wavecast.signals.produce..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule PAHO_STAYS_INSIDE_MQTT = noClasses()
            .that()
            .resideOutsideOfPackage("io.wavecast.signals.mqtt..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.paho..");

    @ArchTest
    static final ArchRule CSV_DOES_NOT_DEPEND_ON_OTHER_SOURCES = noClasses()
            .that()
            .resideInAPackage(CSV)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EDF, GENERATED);

    @ArchTest
    static final ArchRule EDF_DOES_NOT_DEPEND_ON_OTHER_SOURCES = noClasses()
            .that()
            .resideInAPackage(EDF)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CSV, GENERATED);

    @ArchTest
    static final ArchRule GENERATORS_DO_NOT_DEPEND_ON_READERS = noClasses()
            .that()
            .resideInAPackage(GENERATED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CSV, EDF);
}
