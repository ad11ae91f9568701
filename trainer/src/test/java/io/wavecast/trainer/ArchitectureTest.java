package io.wavecast.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

@AnalyzeClasses(packages = "io.wavecast.trainer", importOptions = DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_ITS_ENGINE_TOUCHES_DEEPLEARNING4J = noClasses()
            .that()
            .resideOutsideOfPackage("..trainer.engine.deeplearning4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule ROOMS_OF_THE_SERVICE_HAVE_NO_CYCLES =
            slices().matching("io.wavecast.trainer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_COMMANDS_AT_THE_TOP = noClasses()
            .that()
            .resideOutsideOfPackage("io.wavecast.trainer")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavecast.trainer");

    @ArchTest
    static final ArchRule ONLY_ROOMS_THAT_READ_AND_WRITE_TOPICS_TOUCH_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.wavecast.trainer",
                    "..trainer.backup..",
                    "..trainer.history..",
                    "..trainer.live..",
                    "..trainer.mode..",
                    "..trainer.publish..",
                    "..trainer.request..",
                    "..trainer.watch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule SERVICES_MEET_IN_THE_TOPICS_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.wavecast.streams..", "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule ONLY_ITS_ENGINE_TOUCHES_PYTORCH = noClasses()
            .that()
            .resideOutsideOfPackage("..trainer.engine.pytorch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..");

    /** Every package is a slice, so subpackages count as well. */
    @ArchTest
    static final ArchRule LEARNING_PACKAGES_HAVE_NO_CYCLES =
            slices().assignedFrom(new LearningPackages()).should().beFreeOfCycles();

    /** The packages from history to a judged model. */
    private static final class LearningPackages implements SliceAssignment {
        private static final Set<String> ROOMS = Set.of(
                "history",
                "calendar",
                "statistics",
                "linear",
                "cells",
                "learn",
                "engine",
                "baseline",
                "judge",
                "training");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String root = "io.wavecast.trainer.";
            if (!type.getPackageName().startsWith(root)) {
                return SliceIdentifier.ignore();
            }
            String room = type.getPackageName().substring(root.length());
            return ROOMS.contains(room.split("\\.", -1)[0]) ? SliceIdentifier.of(room) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the packages of learning";
        }
    }

    @ArchTest
    static final ArchRule LEARNING_DOES_NOT_USE_KAFKA = noClasses()
            .that()
            .resideInAnyPackage(
                    "..trainer.learn..",
                    "..trainer.linear..",
                    "..trainer.cells..",
                    "..trainer.engine..",
                    "..trainer.judge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");
}
