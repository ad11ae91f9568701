package io.wavecast.benchmarks.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SwapBenchmarkIT {
    @Test
    @Tag("slow")
    void shouldMeasureBeforeAndDuringBothSwaps() throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()));

        new SwapBenchmark().run(new SwapPlan(20, 40, 1, 1, Duration.ofSeconds(1)), report);

        assertThat(report.figures())
                .extracting(Figure::label)
                .containsExactly(
                        "20 series, 40/s: before: p50",
                        "20 series, 40/s: before: p99",
                        "20 series, 40/s: before: p99.9",
                        "20 series, 40/s: swap over auto: p50",
                        "20 series, 40/s: swap over auto: p99",
                        "20 series, 40/s: swap over auto: p99.9",
                        "20 series, 40/s: p99.9, swap over auto by before",
                        "20 series, 40/s: swap at once: p50",
                        "20 series, 40/s: swap at once: p99",
                        "20 series, 40/s: swap at once: p99.9");
        assertThat(report.figures())
                .allSatisfy(figure -> assertThat(figure.value()).isPositive());
    }
}
