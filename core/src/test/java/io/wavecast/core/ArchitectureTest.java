package io.wavecast.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wavecast.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule arithmetic_knows_only_the_jdk_so_that_it_can_be_read_and_reused_alone = classes()
            .that()
            .resideInAPackage("..core.rnn..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.wavecast.core.rnn..");

    @ArchTest
    static final ArchRule only_wire_and_topics_touch_kafka_so_that_models_and_series_run_without_a_broker = noClasses()
            .that()
            .resideOutsideOfPackages("..core.wire..", "..core.topics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule only_wire_reads_json_and_protobuf_so_that_formats_change_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..core.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule models_and_series_do_not_know_how_they_are_written_down = noClasses()
            .that()
            .resideInAnyPackage("..core.model..", "..core.series..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.wire..", "..core.topics..");

    @ArchTest
    static final ArchRule metrics_belong_to_the_services_so_that_the_core_measures_nothing =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule only_the_trainer_learns_so_that_forecasting_needs_no_native_code =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");
}
