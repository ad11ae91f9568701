package io.wavecast.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.wavecast.streams.store.WriteBackStore;

@AnalyzeClasses(packages = "io.wavecast.streams", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_services_meet_in_the_topics_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.wavecast.trainer..", "org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule packages_have_no_cycles_so_that_each_can_be_read_alone =
            slices().matching("io.wavecast.streams.(**)").should().beFreeOfCycles();

    /** From the bottom to the top: each package uses packages above it in this list only. */
    @ArchTest
    static final ArchRule arrows_between_packages_run_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("series")
            .definedBy("io.wavecast.streams.series")
            .layer("codec")
            .definedBy("io.wavecast.streams.series.codec")
            .layer("forecast")
            .definedBy("io.wavecast.streams.forecast")
            .layer("registry")
            .definedBy("io.wavecast.streams.registry")
            .layer("store")
            .definedBy("io.wavecast.streams.store")
            .layer("metrics")
            .definedBy("io.wavecast.streams.metrics")
            .layer("topology")
            .definedBy("io.wavecast.streams.topology")
            .layer("runtime")
            .definedBy("io.wavecast.streams.runtime")
            .layer("commands")
            .definedBy("io.wavecast.streams")
            .whereLayer("series")
            .mayNotAccessAnyLayer()
            .whereLayer("codec")
            .mayOnlyAccessLayers("series")
            .whereLayer("forecast")
            .mayOnlyAccessLayers("series")
            .whereLayer("registry")
            .mayOnlyAccessLayers("series")
            .whereLayer("store")
            .mayOnlyAccessLayers("series", "codec", "registry")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("registry", "store")
            .whereLayer("topology")
            .mayOnlyAccessLayers("series", "forecast", "registry", "store", "metrics")
            .whereLayer("runtime")
            .mayOnlyAccessLayers("series", "forecast", "registry", "store", "metrics", "topology")
            .whereLayer("commands")
            .mayOnlyAccessLayers("forecast", "runtime");

    @ArchTest
    static final ArchRule metrics_libraries_stay_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages("io.wavecast.streams.metrics", "io.wavecast.streams.runtime")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule forecasting_can_be_tested_without_kafka = noClasses()
            .that()
            .resideInAnyPackage("..streams.forecast..", "..streams.registry..", "..streams.series..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule only_one_class_depends_on_internals_of_kafka_since_they_may_change = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WriteBackStore.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..internals..");
}
