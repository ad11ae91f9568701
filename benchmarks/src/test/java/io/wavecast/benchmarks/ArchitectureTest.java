package io.wavecast.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wavecast.benchmarks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.wavecast.(benchmarks..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_command_depends_on_all_benchmarks_so_that_each_can_be_read_alone = noClasses()
            .that()
            .resideInAnyPackage(
                    "..report..",
                    "..jvm..",
                    "..workload..",
                    "..variants..",
                    "..testbed..",
                    "..throughput..",
                    "..stepper..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.wavecast.benchmarks",
                    "..benchmarks.accuracy..",
                    "..benchmarks.history..",
                    "..benchmarks.latency..",
                    "..benchmarks.memory..",
                    "..benchmarks.peers..",
                    "..benchmarks.pipeline..",
                    "..benchmarks.restore..",
                    "..benchmarks.step..",
                    "..benchmarks.train..");

    @ArchTest
    static final ArchRule only_steppers_call_inference_libraries_so_that_all_benchmarks_time_the_same_code = noClasses()
            .that()
            .resideOutsideOfPackages("..benchmarks.stepper..", "..benchmarks.train..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.djl..", "org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule only_peers_use_flink = noClasses()
            .that()
            .resideOutsideOfPackage("..benchmarks.peers..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");
}
