package io.wavecast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPrintAndWriteFiguresWithTheirComparisons() throws IOException {
        var terminal = new StringWriter();
        var report = new Report(new PrintWriter(terminal));

        report.add(Figure.of("step", "core", 0.9, "us/step"));
        report.add(Figure.of("step", "other", 9.0, "us/step").against("core", 10));
        report.write(folder.resolve("figures.json"));

        assertThat(terminal.toString()).contains("core", "0.900", "us/step", "10.00 x core");
        assertThat(Files.readString(folder.resolve("figures.json")).replaceAll("\\s", ""))
                .isEqualTo("[{\"bench\":\"step\",\"case\":\"core\",\"value\":0.9,\"unit\":\"us/step\"},"
                        + "{\"bench\":\"step\",\"case\":\"other\",\"value\":9.0,\"unit\":\"us/step\","
                        + "\"against\":\"core\",\"ratio\":10.0}]");
    }

    @Test
    void shouldCompareFiguresWithTheirGoals() throws IOException {
        var terminal = new StringWriter();
        var report = new Report(
                new PrintWriter(terminal),
                List.of(
                        Goal.atMost("latency", "p50", "ms", 2),
                        Goal.atMost("latency", "p99", "ms", 6.5),
                        Goal.ratioAtLeast("pipeline", "identity", "records/s", 0.45)));

        report.add(Figure.of("latency", "p50", 2, "ms"));
        report.add(Figure.of("latency", "p99", 6.6, "ms"));
        report.add(Figure.of("pipeline", "identity", 900_000, "records/s").against("ours", 0.5));
        report.add(Figure.of("pipeline", "identity", 1.5, "us CPU/record"));
        report.writeMarkdown(folder.resolve("figures.md"));

        assertThat(terminal.toString().lines())
                .anySatisfy(line -> assertThat(line).contains("p50", "goal ≤ 2 ms: reached"))
                .anySatisfy(line -> assertThat(line).contains("p99", "goal ≤ 6.5 ms: missed"))
                .anySatisfy(line -> assertThat(line).contains("0.50 x ours", "goal ≥ 0.45 x: reached"))
                .anySatisfy(line -> assertThat(line).contains("us CPU/record").doesNotContain("goal"));
        assertThat(folder.resolve("figures.md")).hasContent("""
                ### latency
                | case | value | ours by that | goal |
                | --- | --- | --- | --- |
                | p50 | 2.000 ms |  | ≤ 2 ms |
                | p99 | 6.600 ms |  | ≤ 6.5 ms: **missed** |

                ### pipeline
                | case | value | ours by that | goal |
                | --- | --- | --- | --- |
                | identity | 900,000 records/s | 0.50 | ≥ 0.45 x |
                | identity | 1.500 us CPU/record |  |  |
                """);
    }

    @Test
    void shouldNotReachAGoalOfARatioWithoutARatio() {
        Goal goal = Goal.ratioAtLeast("pipeline", "identity", "records/s", 0.45);

        assertThat(goal.isReachedBy(Figure.of("pipeline", "identity", 1, "records/s")))
                .isFalse();
    }
}
