package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.wire.WireFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

class ProblemsTest {
    private static final List<WireFormat> FORMATS = List.of(WireFormat.values());

    private final Problems problems = Problems.ofOptions();

    @Test
    void shouldAcceptValuesWithinTheirBounds() {
        problems.inRange("--threads", 1, 1, 256);
        problems.inRange("--threads", 256, 1, 256);
        problems.betweenZeroAndOne("--coverage", 0.9);
        problems.positive("--speed", 0.1);
        assertThat(problems.choice("--format", " protobuf ", FORMATS, WireFormat::word))
                .isEqualTo(WireFormat.PROTOBUF);
        assertThat(problems.number("--hidden", " 7 ", 3)).isEqualTo(7);
        problems.matches("--application-id", "wavecast", "[a-z]+", "lower-case letters");

        assertThat(problems.found()).isEmpty();
        assertThatCode(() -> problems.throwIfAny(new CommandLine(new Serve()))).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheVariableBeforeAColon() {
        var settings = Problems.ofSettings();
        settings.add("--registry:", "expected a URL");
        settings.add("--threads", "must be 1");
        assertThat(settings.found())
                .containsExactly(
                        "--registry (WAVECAST_REGISTRY): expected a URL", "--threads (WAVECAST_THREADS) must be 1");
    }

    @Test
    void shouldReportEachValueOutsideItsBounds() {
        problems.inRange("--threads", 0, 1, 256);
        problems.inRange("--threads", 257, 1, 256);
        problems.betweenZeroAndOne("--coverage", 1);
        problems.betweenZeroAndOne("--coverage", Double.NaN);
        problems.positive("--speed", 0);
        problems.positive("--speed", Double.POSITIVE_INFINITY);
        assertThat(problems.choice("--format", "xml", FORMATS, WireFormat::word))
                .isEqualTo(WireFormat.JSON);
        assertThat(problems.number("--hidden", "x", 3)).isEqualTo(3);
        problems.matches("--application-id", "Wavecast", "[a-z]+", "lower-case letters");
        problems.addAll(List.of("--why is for --request"));

        assertThat(problems.found())
                .containsExactly(
                        "--threads must be 1..256, was 0",
                        "--threads must be 1..256, was 257",
                        "--coverage must lie between 0 and 1, was 1.0",
                        "--coverage must lie between 0 and 1, was NaN",
                        "--speed must be more than 0, was 0.0",
                        "--speed must be more than 0, was Infinity",
                        "--format must be one of json, protobuf, was 'xml'",
                        "--hidden must be a whole number, was 'x'",
                        "--application-id must be lower-case letters, was 'Wavecast'",
                        "--why is for --request");
    }

    @Test
    void shouldNameTheVariableOfASetting() {
        var settings = Problems.ofSettings();
        settings.inRange("--state-memory", 0, 1, 8);

        assertThat(settings.found()).containsExactly("--state-memory (WAVECAST_STATE_MEMORY) must be 1..8, was 0");
    }

    @Test
    void shouldThrowOneExceptionWithALineForEachProblem() {
        problems.add("--a", "is missing");
        problems.add("--b", "is missing");

        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> problems.throwIfAny(new CommandLine(new Serve())))
                .withMessage("--a is missing" + System.lineSeparator() + "--b is missing");
    }

    @Command(name = "serve")
    static final class Serve implements Runnable {
        @Override
        public void run() {}
    }
}
