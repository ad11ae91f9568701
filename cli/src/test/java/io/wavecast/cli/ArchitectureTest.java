package io.wavecast.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wavecast.cli", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    @ArchTest
    static final ArchRule COMMANDS_DEPEND_ONLY_ON_TOPICS_AND_RECORDS_OF_THE_CORE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.wavecast..")
                    .and(resideOutsideOfPackages(
                            "io.wavecast.cli..",
                            "io.wavecast.core.topics..",
                            "io.wavecast.core.arrange..",
                            "io.wavecast.core.events..",
                            "io.wavecast.core.wire..")));

    @ArchTest
    static final ArchRule COMMANDS_DO_NOT_DEPEND_ON_STREAMS_AND_METRICS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..", "io.micrometer..", "io.javalin..");
}
