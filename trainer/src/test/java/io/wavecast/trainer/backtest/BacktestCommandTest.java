package io.wavecast.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.cli.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("once")
class BacktestCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintTablesAndWriteFiguresAndPictures() throws Exception {
        Path json = folder.resolve("backtest.json");

        int code = run(
                "--signal",
                "ecg",
                "--channels",
                "1",
                "--max-samples",
                "6000",
                "--models",
                "naive,ar8,elman",
                "--horizons",
                "1,4",
                "--hidden",
                "8",
                "--updates",
                "0",
                "--search",
                "2",
                "--json",
                json.toString(),
                "--pictures",
                folder.toString());

        assertThat(code).as("%s%s", out, err).isZero();
        assertThat(out.toString())
                .contains("1 step ahead")
                .contains("4 steps ahead")
                .contains("ar8 *")
                .contains("search: best is")
                .doesNotContain("by window");
        JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
        assertThat(results).hasSize(12);
        assertThat(results.get(6).get("model").asText()).isEqualTo("elman+adapter");
        assertThat(results.get(6).get("rmse").asDouble())
                .isBetween(0.0, 1.1 * results.get(4).get("rmse").asDouble());
        assertThat(results.get(0).get("model").asText()).isEqualTo("naive");
        assertThat(results.get(0).get("skill").asDouble()).isZero();
        assertThat(results.get(2).get("model").asText()).isEqualTo("ar8");
        assertThat(results.get(2).get("skill").asDouble()).isPositive();
        assertThat(results.get(2).get("skillOverAr").asDouble()).isZero();
        assertThat(results.get(0).get("skillOverAr").asDouble()).isNegative();
        assertThat(folder)
                .isDirectoryContaining(file -> file.endsWith("forecast-1.png"))
                .isDirectoryContaining(file -> file.endsWith("error-by-horizon.png"));
        assertThat(Files.size(folder.resolve("error-over-time.png"))).isGreaterThan(5_000);
    }

    @Test
    void shouldJudgeIntervalsAndRollOverWindows() throws Exception {
        Path json = folder.resolve("backtest.json");
        String[] command = {
            "--signal",
            "ecg",
            "--channels",
            "1",
            "--max-samples",
            "6000",
            "--models",
            "naive,ar8",
            "--horizons",
            "1,4",
            "--levels",
            "0.8,0.95",
            "--windows",
            "3",
            "--json",
            json.toString(),
            "--pictures",
            folder.toString()
        };

        assertThat(run(command)).as("%s%s", out, err).isZero();

        assertThat(out.toString())
                .contains("Intervals, 1 step ahead", "score, share in 80.0%", "score, share in 95.0%")
                .contains("RMSE by window, 4 steps ahead");
        JsonNode best =
                new ObjectMapper().readTree(json.toFile()).get("results").get(2);
        assertThat(best.get("model").asText()).isEqualTo("ar8");
        assertThat(best.get("rmseByWindow")).hasSize(3);
        assertThat(best.get("rmseByWindow").get(2).asDouble())
                .isEqualTo(best.get("rmse").asDouble());
        assertThat(best.get("pinball").asDouble())
                .isBetween(
                        0.0, best.get("mae").asDouble() / 2); // the loss of the median alone is half of the mean error
        assertThat(best.get("levels").get(0).get("coverage").asDouble()).isBetween(0.75, 0.85);
        assertThat(best.get("levels").get(1).get("coverage").asDouble()).isBetween(0.92, 0.97);
        assertThat(Files.size(folder.resolve("calibration-4.png"))).isGreaterThan(5_000);
    }

    @Test
    void shouldRefuseBadLevelsAndWindows() {
        assertThat(run("--models", "naive", "--levels", "90", "--windows", "0")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--levels: expected 1 to 8 different levels of 0.01..0.999, such as 0.5,0.9,0.99, was [90.0]")
                .contains("--windows must be 1..8, was 0");
    }

    @Test
    void shouldTakeHorizonsByTime() {
        int code = run(
                "--signal",
                "ecg",
                "--channels",
                "1",
                "--max-samples",
                "5000",
                "--models",
                "naive",
                "--ahead",
                "20ms,100ms");

        assertThat(code).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("1 step ahead").containsPattern("[0-9]+ steps ahead");
        assertThat(run("--signal", "ecg", "--models", "naive", "--ahead", "soon"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected times with ms, s, m, h or d and commas between them");
    }

    @Test
    void shouldReportEverythingThatIsWrongAtOnce() {
        assertThat(run("--models", "naive,arima", "--horizons", "3,1", "--engine", "jax"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--models: expected naive, ", "linear, elman, lstm or gru, was 'arima'")
                .contains("--horizons must ascend")
                .contains("--engine must be deeplearning4j or pytorch, was 'jax'");
    }

    /** A machine for tests has no GPU, or its library is not on the class path. */
    @ParameterizedTest
    @CsvSource({"'naive,elman', 0", "naive, 2"})
    void shouldReportADeviceThatCannotBeUsedBeforeAnyWork(String models, String search) {
        assertThat(run("--device", "cuda", "--engine", "pytorch", "--models", models, "--search", search))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("--device: ").contains("Usage: backtest");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldRunClassicalForecastersWithoutADevice() {
        assertThat(run("--device", "cuda", "--signal", "sine", "--max-samples", "5000", "--models", "naive"))
                .as("%s%s", out, err)
                .isZero();
    }

    @Test
    void shouldRefuseChannelsOfSeveralSamplingRates() throws IOException {
        String file = Files.write(folder.resolve("mixed.edf"), TwoRatesFile.bytes(4, 1, 500))
                .toString();

        assertThat(run("--input", file, "--models", "naive")).isEqualTo(2);
        assertThat(err.toString())
                .contains("expected channels of one sampling rate, was fast (4 Hz), slow (1 Hz) in mixed")
                .contains("--channels");
        assertThat(run("--input", file, "--models", "naive", "--channels", "slow"))
                .as("%s%s", out, err)
                .isZero();
    }

    @Test
    void shouldSayWhichRowsOfARecordingAreNotUsed() throws IOException {
        var lines = new StringBuilder("t,v\n");
        for (int i = 0; i < 1_000; i++) {
            lines.append(i / 2).append(',').append(Math.sin(0.2 * i)).append('\n');
        }
        Path recording = Files.writeString(folder.resolve("packets.csv"), lines);

        assertThat(run("--input", recording.toString(), "--models", "naive")).isZero();
        assertThat(err.toString())
                .contains("500 of 1000 rows repeat the time before them")
                .contains("--rate");
        err.getBuffer().setLength(0);
        assertThat(run("--input", recording.toString(), "--models", "naive", "--rate", "2"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldRefuseARecordingThatMayMeanTwoThings() throws IOException {
        Path recording = Files.writeString(folder.resolve("days.csv"), "date,v\n1/2/2024,1\n2/2/2024,2\n");

        assertThat(run("--input", recording.toString(), "--models", "naive")).isEqualTo(2);
        assertThat(err.toString()).contains("days.csv").contains("--date-order");
    }

    @Test
    void shouldShowNoEmptyDefaults() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--channels").doesNotContain("[]");
    }

    @Test
    void shouldReportTooLittleDataForTheSearch() throws IOException {
        var lines = new StringBuilder("t,v\n");
        for (int t = 0; t < 90; t++) {
            lines.append(1_700_000_000 + t)
                    .append(',')
                    .append(Math.sin(0.2 * t))
                    .append('\n');
        }
        Path recording = Files.writeString(folder.resolve("recording.csv"), lines);

        int code = run(
                "--input", recording.toString(), "--models", "naive", "--lags", "8", "--updates", "0", "--search", "8");

        assertThat(code).as("%s%s", out, err).isEqualTo(1);
        assertThat(err.toString()).startsWith("backtest: search: ").contains("too few samples");
    }

    /** The environment is that of a service, whose topic the recording is not. */
    @Test
    void shouldTakeARecordingFromTheCommandLineInPlaceOfATopicFromTheEnvironment() {
        var environment = Map.of(
                "WAVECAST_TOPIC", "sensor-events",
                "WAVECAST_SERIES", "pump",
                "WAVECAST_EVENTS", "nowhere.json",
                "WAVECAST_CLOCK", "nominal",
                "WAVECAST_LATENESS", "200ms",
                "WAVECAST_MODELS", "naive");
        assertThat(run(environment, "--signal", "ecg", "--max-samples", "5000"))
                .as("%s%s", out, err)
                .isZero();
        assertThat(out.toString()).contains("naive").doesNotContain("elman");
    }

    @Test
    void shouldTakeATopicFromTheCommandLineInPlaceOfARecordingFromTheEnvironment() {
        var environment =
                Map.of("WAVECAST_INPUT", "nowhere.edf", "WAVECAST_EVENTS", "nowhere.json", "WAVECAST_CLOCK", "nominal");
        assertThat(run(environment, "--topic", "sensor-events")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--series must name a series with --topic, was none")
                .contains("--events nowhere.json: expected one of")
                .contains("--clock nominal needs --clock-rate");
    }

    @Test
    void shouldRefuseTopicAndRecordingOfEqualPrecedence() {
        assertThat(run("--topic", "sensor-events", "--series", "a", "--signal", "ecg"))
                .isEqualTo(2);
        assertThat(run(Map.of("WAVECAST_TOPIC", "a", "WAVECAST_SERIES", "a", "WAVECAST_SIGNAL", "ecg")))
                .isEqualTo(2);
        assertThat(err.toString().split("--topic must stand without --input or --signal", -1))
                .hasSize(3);
    }

    @Test
    void shouldRefuseOptionsThatNeedATopic() {
        assertThat(run("--signal", "ecg", "--series", "a", "--grid", "1s")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--series needs --topic")
                .contains("--lateness, --clock and --grid need --topic, was a recording");
    }

    @Test
    void shouldRefuseAFutureLongerThanTheShortestWindowOfTheSearch() {
        assertThat(run("--engine", "pytorch", "--window", "100", "--future", "32", "--search", "2"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--future must be less than 32, the shortest window of --search, was 32");
    }

    private int run(String... options) {
        return run(Map.of(), options);
    }

    private int run(Map<String, String> environment, String... options) {
        return new CommandLine(new BacktestCommand())
                .setDefaultValueProvider(Settings.of(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }
}
