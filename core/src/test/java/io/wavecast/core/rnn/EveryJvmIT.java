package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the interpreter, both compilers and all installed JDKs compute the same bits. */
@Tag("once")
class EveryJvmIT {
    private static final Path OURS = Path.of(System.getProperty("java.home"));
    private static final Path OTHERS = Path.of("/usr/lib/jvm");

    private static List<String> usual;

    @BeforeAll
    static void runAsUsual() throws Exception {
        usual = bits(OURS, "-XX:+TieredCompilation", Bits.STEPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-XX:MaxVectorSize=16"})
    void shouldGiveTheSameBitsInInterpreterAndCompilers(String option) throws Exception {
        assertThat(bits(OURS, option, Bits.STEPS)).isEqualTo(usual);
    }

    /** Without the processor's instruction, {@link Math#fma} computes with decimal numbers, which takes 700 times as long. */
    @Test
    void shouldGiveTheSameBitsWithoutVectorInstructions() throws Exception {
        int steps = 60;
        assertThat(bits(OURS, "-XX:UseAVX=0", steps)).isEqualTo(bits(OURS, "-XX:+TieredCompilation", steps));
    }

    @Test
    void shouldGiveTheSameBitsOnOtherJdks() throws Exception {
        List<Path> others = others();
        assumeThat(others).as("other JDKs of 17 or newer in %s", OTHERS).isNotEmpty();
        for (Path other : others) {
            assertThat(bits(other, "-XX:+TieredCompilation", Bits.STEPS))
                    .as("%s", other)
                    .isEqualTo(usual);
        }
    }

    private static List<Path> others() throws IOException {
        if (!Files.isDirectory(OTHERS)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> homes = Files.list(OTHERS)) {
            for (Path home : (Iterable<Path>) homes::iterator) {
                if (Files.isExecutable(home.resolve("bin/java"))
                        && !Files.isSymbolicLink(home)
                        && !Files.isSameFile(home, OURS)
                        && version(home) >= 17) {
                    found.add(home);
                }
            }
        }
        return found;
    }

    private static int version(Path home) throws IOException {
        for (String line : Files.readAllLines(home.resolve("release"))) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                return Integer.parseInt(line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"));
            }
        }
        return 0;
    }

    private static List<String> bits(Path home, String option, int steps) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        home.resolve("bin/java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bits.class.getName(),
                        Integer.toString(steps))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s %s", home, option).isZero();
        assertThat(lines).hasSize(6).doesNotHaveDuplicates();
        return lines;
    }
}
