package io.wavecast.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wavecast.core", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARITHMETIC_DEPENDS_ON_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("..core.rnn..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.wavecast.core.rnn..")
            .because("others can read and reuse the arithmetic alone; annotations have no effect at run time");

    @ArchTest
    static final ArchRule ONLY_RECORDS_AND_TOPICS_DEPEND_ON_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackages("..core.wire..", "..core.events..", "..core.topics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("models and series run without a broker");

    @ArchTest
    static final ArchRule ONLY_RECORDS_DEPEND_ON_JSON_AND_PROTOBUF = noClasses()
            .that()
            .resideOutsideOfPackages("..core.wire..", "..core.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "com.google.protobuf..")
            .because("formats change in one place");

    @ArchTest
    static final ArchRule MODELS_AND_SERIES_DO_NOT_DEPEND_ON_THEIR_FORMATS = noClasses()
            .that()
            .resideInAnyPackage("..core.model..", "..core.series..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.wire..", "..core.events..", "..core.topics..");

    @ArchTest
    static final ArchRule METRICS_BELONG_TO_THE_SERVICES =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule FORECASTING_NEEDS_NO_ENGINE =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule FORMATS_DO_NOT_DEPEND_ON_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("..wire.protobuf..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..wire.json..", "..wire.model..");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.wavecast.core.(**)").should().beFreeOfCycles();
}
