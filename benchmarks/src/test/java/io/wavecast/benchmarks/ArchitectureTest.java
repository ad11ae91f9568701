package io.wavecast.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wavecast.benchmarks", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.wavecast.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_DEPENDS_ON_ALL_BENCHMARKS_SO_THAT_EACH_CAN_BE_READ_ALONE = noClasses()
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
                    "..benchmarks.intervals..",
                    "..benchmarks.latency..",
                    "..benchmarks.memory..",
                    "..benchmarks.peers..",
                    "..benchmarks.pipeline..",
                    "..benchmarks.restore..",
                    "..benchmarks.step..",
                    "..benchmarks.train..");

    @ArchTest
    static final ArchRule ONLY_STEPPERS_CALL_INFERENCE_LIBRARIES_SO_THAT_ALL_BENCHMARKS_TIME_THE_SAME_CODE = noClasses()
            .that()
            .resideOutsideOfPackages("..benchmarks.stepper..", "..benchmarks.train..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.djl..", "org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule ONLY_PEERS_USE_FLINK = noClasses()
            .that()
            .resideOutsideOfPackage("..benchmarks.peers..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");
}
