package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tests of the Python client, against the broker and the service of this build. They need the interpreter that the environment
 * variable {@code WAVECAST_PYTHON} names, otherwise {@code python3}, with the packages that {@code clients/python} lists for tests.
 */
@Tag("once")
class PythonClientIT {
    private static final Path CLIENT =
            Path.of("../clients/python").toAbsolutePath().normalize();

    @Test
    void shouldPassItsTests() throws Exception {
        assumeInstalled("confluent_kafka, pytest");

        Finished tests = run("-m", "pytest", "-p", "no:cacheprovider");

        assertThat(tests.exit()).as(tests.output()).isZero();
        // Without the jars of this build the tests against a broker would be skipped.
        assertThat(tests.output()).doesNotContain("target/lib, was none");
        System.out.println("clients/python: " + tests.output().strip());
    }

    @Test
    void shouldHaveNoTypeErrors() throws Exception {
        assumeInstalled("confluent_kafka, google.protobuf, mypy");

        Finished check = run("-m", "mypy", "--cache-dir=/dev/null");

        assertThat(check.exit()).as(check.output()).isZero();
    }

    private static void assumeInstalled(String packages) throws Exception {
        assumeTrue(
                run("-c", "import " + packages).exit() == 0,
                () -> python() + " has not all of " + packages
                        + ": set WAVECAST_PYTHON to an interpreter with the packages for tests of " + CLIENT);
    }

    private record Finished(int exit, String output) {}

    private static Finished run(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, python());
        var builder = new ProcessBuilder(command).directory(CLIENT.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), output);
        } catch (IOException e) {
            return new Finished(-1, "cannot start the interpreter: " + e.getMessage());
        }
    }

    private static String python() {
        return Optional.ofNullable(System.getenv("WAVECAST_PYTHON"))
                .filter(named -> !named.isBlank())
                .orElse("python3");
    }
}
