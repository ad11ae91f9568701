package io.wavecast.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void shouldReportEverythingThatIsWrongAtOnce() {
        int code = run(
                "--model",
                "a@b",
                "--engine",
                "tensorflow",
                "--hidden",
                "0",
                "--horizons",
                "5,1",
                "--limits",
                "1,2",
                "--coverage",
                "2",
                "--events-topic",
                "models",
                "--broker-timeout",
                "7",
                "--format",
                "xml");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--model: a model's name must be non-blank and without '@', was 'a@b'")
                .contains("--engine must be deeplearning4j or pytorch, was 'tensorflow'")
                .contains("--hidden must be 1..4096, was 0")
                .contains("--horizons must ascend")
                .contains("--limits: only for --scaling min-max")
                .contains("--coverage must lie between 0 and 1, was 2.0")
                .contains("--events-topic must be a topic without another purpose, was 'models'")
                .contains("--broker-timeout: expected a positive number with ms, s, m, h or d, such as 30m, was '7'")
                .contains("--format (WAVECAST_FORMAT) must be json or protobuf, was 'xml'");
    }

    @Test
    void shouldReportAtTheStartWhatWouldFailAfterTheTraining() {
        int code = run(
                "--model",
                "a",
                "--horizons",
                "1,1001",
                "--ahead",
                "1s",
                "--max-time",
                "0",
                "--scaling",
                "min-max",
                "--limits",
                "0,Infinity",
                "--since",
                "2026-06-01T00:00:00Z",
                "--until",
                "2026-05-31T00:00:00Z");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--horizons must ascend within 1..1000, such as 1,5,10; were [1, 1001]")
                .contains("--ahead and --horizons exclude each other")
                .contains("--max-time must be at least 1 second, was 0")
                .contains("--limits: min-max scaling needs the lowest and the highest physical value")
                .contains("--since must not be later than --until");
    }

    @Test
    void shouldNameTheEngineThatSupportsWhatTheDefaultDoesNot() {
        assertThat(run("--model", "a", "--carry-state", "--future", "8", "--hidden", "0"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--engine deeplearning4j does not support training in the closed loop (--future); pytorch does")
                .contains("--engine deeplearning4j does not support hidden states carried from window to window"
                        + " (--carry-state); pytorch does")
                .contains("--hidden must be 1..4096, was 0");
    }

    @Test
    void shouldRequireWindowsLongerThanTheirClosedLoops() {
        assertThat(run("--model", "a", "--engine", "pytorch", "--window", "16", "--future", "16"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--future must be 0..15, less than --window, was 16");
    }

    @Test
    void shouldRefuseOptionsThatNeedFollowWithoutIt() {
        assertThat(run("--model", "a", "--retrain-token-file", "token", "--drift-learn", "64"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--retrain-token-file is only for --follow")
                .contains("--drift-learn is only for --follow")
                .doesNotContain("--cool-down is only");
    }

    @Test
    void shouldNeedTheModelThatItTrainsPeriodically() {
        assertThat(run("--follow", "--every", "6h")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--model is missing");
    }

    @Test
    void shouldReportAllValuesThatCannotBeRead() {
        assertThat(run("--model", "a", "--hidden", "few", "--every", "soon", "--until", "then", "--window", "1024"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("'--hidden': 'few' is not")
                .contains("'--every': expected a positive number with ms, s, m, h or d")
                .contains("'--until'");
    }

    @Test
    void shouldListTheKindsOfCells() {
        assertThat(run("--model", "a", "--cell", "transformer")).isEqualTo(2);
        assertThat(err.toString()).contains("must be one of elman, lstm, gru, none, was 'transformer'");
    }

    @Test
    void shouldNameEachBadLineOfTheHolidays(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("closed.txt"), List.of("25.12.2026", "2026-12-26", "Easter"));

        assertThat(run("--model", "a", "--holidays", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("--holidays")
                .contains(file + ":1: expected a date such as 2026-12-25, was '25.12.2026'")
                .contains(file + ":3: expected a date such as 2026-12-25, was 'Easter'");
    }

    @Test
    void shouldRequireLimitsForMinMaxScaling() {
        assertThat(run("--model", "a", "--scaling", "min-max")).isEqualTo(2);
        assertThat(err.toString()).contains("--limits: min-max scaling needs");
    }

    private int run(String... options) {
        return new CommandLine(new TrainCommand()).setErr(new PrintWriter(err)).execute(options);
    }
}
