package io.wavecast.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.benchmarks.BenchCommand;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.training.TrainSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small recording of two noisy resonances. */
class ReferencesBenchmarkTest {
    private static final double NOISE = 0.3;

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final List<ReferenceCase> cases =
            List.of(new ReferenceCase("first", () -> resonance(1)), new ReferenceCase("second", () -> resonance(2)));

    @Test
    void shouldMeasureAllReferencesAndGoOnWhereItEnded() throws Exception {
        Path file = folder.resolve("results.txt");
        run(file, "", 1);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(References.NAMES.size()).allMatch(line -> line.startsWith("first\t"));
        for (String line : lines) {
            ReferenceResult result = ReferenceResult.of(line);
            assertThat(result.line()).isEqualTo(line);
            assertThat(result.errors()).hasSize(2).allMatch(error -> error > 0 && error < 3);
        }
        // The least possible error is that of the noise.
        double least = NOISE / StandardRows.of(resonance(1)).deviation[0];
        assertThat(error(lines, "AR(32)")).isBetween(0.9 * least, 1.2 * least);
        assertThat(error(lines, "ridge")).isBetween(0.9 * least, 1.2 * least);
        assertThat(error(lines, References.FROZEN)).isBetween(0.9 * least, 1.2 * least);
        assertThat(error(lines, "GRU + skip")).isLessThan(0.95 * error(lines, "naive"));
        assertThat(printed.toString())
                .contains("0 recordings are in " + file + ", 2 are left", "| first | 1 | ", "| first | 10 | ")
                .doesNotContain("| second | 1 | ");

        run(file, "first", 1); // which the file has
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
        run(file, "sec", 1);
        assertThat(Files.readAllLines(file)).hasSize(2 * lines.size()).startsWith(lines.toArray(String[]::new));
        run(file, "", 1);
        assertThat(Files.readAllLines(file)).hasSize(2 * lines.size());
        assertThat(printed.toString()).contains("2 recordings are in " + file + ", 0 are left", "| second | 10 | ");
    }

    @Test
    void shouldMeasureTheDefaultAloneIfOnlyItsLinesAreGone() throws Exception {
        Path file = folder.resolve("results.txt");
        String gru = new ReferenceResult("first", References.GRU, List.of(0.5, 0.75), 1, "").line();
        Files.write(
                file, List.of(gru, new ReferenceResult("first", References.RIDGE, List.of(0.5, 0.75), 1, "").line()));

        run(file, "", 1);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(References.NAMES.size()).startsWith(gru);
        assertThat(lines.stream().map(line -> ReferenceResult.of(line).forecaster()))
                .containsExactlyInAnyOrderElementsOf(References.NAMES);
    }

    @Test
    void shouldRefuseReferencesOfOtherBenchmarksAndOfNoRecordings() {
        var command = new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(printed, true));

        String file = folder.resolve("results.txt").toString();
        assertThat(command.execute("step", "--references", file)).isEqualTo(2);
        assertThat(command.execute("accuracy", "--references", file, "--recordings", "0"))
                .isEqualTo(2);
        assertThat(command.execute("accuracy", "--matching", "nab/")).isEqualTo(2);
        assertThat(printed.toString())
                .contains("expected --references with --matching, was none")
                .contains("--references: expected the benchmark 'accuracy', was [step]")
                .contains("--recordings: expected 1 or more, was 0");
    }

    private void run(Path file, String title, int most) throws Exception {
        Engines.of("pytorch");
        TrainSettings settings = TrainSettings.of("recording")
                .with(CellKind.ELMAN)
                .withHidden(4)
                .withLags(32)
                .with(LearningSettings.defaults().withEngine("pytorch").withLimits(5, Duration.ofMinutes(5)))
                .withHorizons(ReferencesBenchmark.HORIZONS);
        var references = new References(settings, new GruReference.Limits(150, Duration.ofMinutes(5)));
        new ReferencesBenchmark(file, title, most).run(cases, references, new Report(new PrintWriter(printed)));
    }

    private static double error(List<String> lines, String forecaster) {
        return lines.stream()
                .map(ReferenceResult::of)
                .filter(one -> one.forecaster().equals(forecaster))
                .findFirst()
                .orElseThrow()
                .errors()
                .get(0);
    }

    private static double[][] resonance(long seed) {
        var random = new Random(seed);
        double[][] rows = new double[1_600][2];
        for (int t = 2; t < rows.length; t++) {
            for (int c = 0; c < 2; c++) {
                rows[t][c] = 1.6 * rows[t - 1][c] - 0.9 * rows[t - 2][c] + NOISE * random.nextGaussian();
            }
        }
        return rows;
    }
}
