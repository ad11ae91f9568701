package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.ServiceSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code wavecast} prints help and version itself, without Java and without a build. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script needs bash")
class LauncherTest {
    private static final Path REPOSITORY = Path.of("..");

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "-V"})
    void shouldAnswerWithoutABuildLikeTheProgram(String option, @TempDir Path checkout) throws Exception {
        // Only the files that the answers need: an attempt to build or to start Java fails.
        copy("wavecast", checkout);
        copy("scripts/help.txt", checkout);
        copy("pom.xml", checkout);
        Path output = checkout.resolve("output");
        var launcher = new ProcessBuilder("bash", checkout.resolve("wavecast").toString(), option)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        launcher.environment().put("JAVA_HOME", checkout.resolve("no-java").toString());

        assertThat(launcher.start().waitFor()).as(Files.readString(output)).isZero();

        assertThat(Files.readString(output))
                .as(
                        "scripts/help.txt or the script differs from the program. Build the program, then write the help:\n"
                                + "java -cp '%1$s/target/classes:%1$s/target/lib/*' %2$s --help > scripts/help.txt",
                        Path.of("").toAbsolutePath().getFileName(), Wavecast.class.getName())
                .isEqualToNormalizingNewlines(answerOfTheProgram(option));
    }

    private static void copy(String file, Path checkout) throws IOException {
        Path copy = checkout.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(REPOSITORY.resolve(file), copy);
    }

    private static String answerOfTheProgram(String option) {
        var out = new StringWriter();
        ServiceSettings.commandLine(new Wavecast())
                .setOut(new PrintWriter(out, true))
                .execute(option);
        return out.toString();
    }
}
