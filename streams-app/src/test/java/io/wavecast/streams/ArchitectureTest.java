package io.wavecast.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.wavecast.streams.store.WriteBackStore;

@AnalyzeClasses(packages = "io.wavecast.streams", importOptions = DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_SERVICES_SHARE_ONLY_THE_TOPICS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.wavecast.trainer..", "org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES_SO_THAT_EACH_CAN_BE_READ_ALONE =
            slices().matching("io.wavecast.streams.(**)").should().beFreeOfCycles();

    /** The layers from the bottom to the top: each uses only layers earlier in this list. */
    @ArchTest
    static final ArchRule ARROWS_BETWEEN_PACKAGES_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("series")
            .definedBy("io.wavecast.streams.series")
            .layer("codec")
            .definedBy("io.wavecast.streams.series.codec")
            .layer("anomaly")
            .definedBy("io.wavecast.streams.anomaly")
            .layer("levels")
            .definedBy("io.wavecast.streams.levels")
            .layer("forecast")
            .definedBy("io.wavecast.streams.forecast")
            .layer("registry")
            .definedBy("io.wavecast.streams.registry")
            .layer("store")
            .definedBy("io.wavecast.streams.store")
            .layer("delivery")
            .definedBy("io.wavecast.streams.delivery")
            .layer("metrics")
            .definedBy("io.wavecast.streams.metrics")
            .layer("arrival")
            .definedBy("io.wavecast.streams.arrival")
            .layer("topology")
            .definedBy("io.wavecast.streams.topology")
            .layer("query")
            .definedBy("io.wavecast.streams.query")
            .layer("membership")
            .definedBy("io.wavecast.streams.membership")
            .layer("runtime")
            .definedBy("io.wavecast.streams.runtime")
            .layer("commands")
            .definedBy("io.wavecast.streams")
            .whereLayer("series")
            .mayNotAccessAnyLayer()
            .whereLayer("codec")
            .mayOnlyAccessLayers("series")
            .whereLayer("anomaly")
            .mayNotAccessAnyLayer()
            .whereLayer("levels")
            .mayOnlyAccessLayers("series")
            .whereLayer("forecast")
            .mayOnlyAccessLayers("series", "anomaly", "levels")
            .whereLayer("registry")
            .mayOnlyAccessLayers("series")
            .whereLayer("store")
            .mayOnlyAccessLayers("series", "codec", "registry")
            .whereLayer("delivery")
            .mayOnlyAccessLayers("series", "registry")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("forecast", "registry", "store", "delivery")
            .whereLayer("arrival")
            .mayOnlyAccessLayers("series", "registry", "store", "metrics")
            .whereLayer("topology")
            .mayOnlyAccessLayers(
                    "series", "anomaly", "levels", "forecast", "registry", "store", "metrics", "delivery", "arrival")
            .whereLayer("query")
            .mayOnlyAccessLayers("series", "anomaly", "forecast", "registry", "store", "metrics")
            .whereLayer("membership")
            .mayNotAccessAnyLayer()
            .whereLayer("runtime")
            .mayOnlyAccessLayers(
                    "series",
                    "anomaly",
                    "forecast",
                    "registry",
                    "store",
                    "metrics",
                    "topology",
                    "delivery",
                    "membership",
                    "query")
            .whereLayer("commands")
            .mayOnlyAccessLayers("anomaly", "forecast", "membership", "query", "runtime");

    @ArchTest
    static final ArchRule METRICS_LIBRARIES_STAY_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackages("io.wavecast.streams.metrics", "io.wavecast.streams.runtime")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule FORECASTING_CAN_BE_TESTED_WITHOUT_KAFKA = noClasses()
            .that()
            .resideInAnyPackage(
                    "..streams.anomaly..",
                    "..streams.levels..",
                    "..streams.forecast..",
                    "..streams.registry..",
                    "..streams.series..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule HTTP_IS_LEFT_TO_OBSERVE =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.javalin..");

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_DEPENDS_ON_INTERNALS_OF_KAFKA_SINCE_THEY_MAY_CHANGE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WriteBackStore.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..internals..");
}
