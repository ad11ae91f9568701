package io.wavecast.trainer.engine.deeplearning4j;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.trainer.TrainerApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ND4J carries outdated libraries under names of its own, {@code org.nd4j.shade}. SECURITY.md states for each why its
 * known vulnerabilities cannot be reached. These tests compare the statements with the classes that a whole training from a file loads.
 */
@Tag("once")
class ShadedLibrariesTest {
    private static final String SHADE = "org.nd4j.shade.";

    /** The verifier loads the types of ND4J's catch clauses and their ancestors. None of them reads anything. */
    private static final Set<String> EXCEPTIONS_OF_JACKSON = Set.of(
            "org.nd4j.shade.jackson.core.JacksonException",
            "org.nd4j.shade.jackson.core.JsonProcessingException",
            "org.nd4j.shade.jackson.core.TreeNode",
            "org.nd4j.shade.jackson.databind.DatabindException",
            "org.nd4j.shade.jackson.databind.JsonMappingException",
            "org.nd4j.shade.jackson.databind.exc.InvalidTypeIdException",
            "org.nd4j.shade.jackson.databind.exc.MismatchedInputException");

    /** The packages that may be loaded. {@code io}, which has Guava's known vulnerabilities, is not among them. */
    private static final Set<String> PACKAGES_OF_GUAVA = Set.of(
            "org.nd4j.shade.guava.base",
            "org.nd4j.shade.guava.collect",
            "org.nd4j.shade.guava.primitives",
            "org.nd4j.shade.guava.util.concurrent");

    private static Set<String> loaded;

    @BeforeAll
    static void trainInAnotherJvm(@TempDir Path folder) throws IOException, InterruptedException {
        Path recording = Files.write(
                folder.resolve("recording.csv"),
                IntStream.range(-1, 2_000)
                        .mapToObj(i -> i < 0 ? "t,v" : "%d,%s".formatted(1_700_000_000 + i, Math.sin(0.2 * i)))
                        .toList());
        Path output = folder.resolve("output");
        Process training = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Xlog:class+load:file=classes:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainerApp.class.getName(),
                        "backtest",
                        "--input=" + recording,
                        "--models=elman,lstm,gru",
                        "--engine=deeplearning4j",
                        "--horizons=1,2",
                        "--hidden=4",
                        "--layers=2",
                        "--lags=8",
                        "--updates=4")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(training.waitFor(120, SECONDS)).as("ended in time").isTrue();
        } finally {
            training.destroyForcibly();
        }
        assertThat(training.exitValue()).as(Files.readString(output)).isZero();
        loaded = Files.readAllLines(folder.resolve("classes")).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldHaveTrainedEveryCell() {
        assertThat(loaded)
                .contains(
                        "org.deeplearning4j.nn.multilayer.MultiLayerNetwork",
                        "org.deeplearning4j.nn.layers.recurrent.LSTM",
                        "org.deeplearning4j.nn.layers.recurrent.SimpleRnn",
                        GruLayerImplementation.class.getName());
    }

    @Test
    void shouldLoadNoneOfThemButJacksonsExceptionsAndGuavasCollections() {
        assertThat(shaded())
                .as("relocated classes that the training loaded")
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                EXCEPTIONS_OF_JACKSON.contains(name) || PACKAGES_OF_GUAVA.contains(packageOf(name)))
                        .as(name)
                        .isTrue());
    }

    @Test
    void shouldNotLoadFlatbuffers() {
        assertThat(loaded).noneMatch(name -> name.startsWith("com.google.flatbuffers."));
    }

    @Test
    void shouldNotBringProtobufAtAll() {
        ClassLoader loader = getClass().getClassLoader();

        assertThat(loader.getResource("org/nd4j/shade/jackson/core/JacksonException.class"))
                .isNotNull();
        assertThat(loader.getResource("org/nd4j/shade/protobuf/Message.class")).isNull();
        assertThat(loader.getResource("org/nd4j/shade/protobuf/common/io/Files.class"))
                .isNull();
    }

    private static List<String> shaded() {
        return loaded.stream().filter(name -> name.startsWith(SHADE)).sorted().toList();
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
