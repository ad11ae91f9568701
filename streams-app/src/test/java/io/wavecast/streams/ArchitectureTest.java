package io.wavecast.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
    static final ArchRule the_code_speaks_of_events_and_micrometer_is_one_way_to_count_them = noClasses()
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
    static final ArchRule only_one_class_may_touch_what_kafka_keeps_to_itself = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WriteBackStore.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..internals..");
}
