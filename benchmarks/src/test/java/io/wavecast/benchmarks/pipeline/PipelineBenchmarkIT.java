package io.wavecast.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.throughput.MeasurementPlan;
import io.wavecast.core.wire.WireFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineBenchmarkIT {
    @Test
    void shouldMeasureEveryVariantAndCompareItWithTheService() throws Exception {
        var load = new PipelinePlan.Load(
                WireFormat.PROTOBUF,
                8,
                60_000,
                1,
                256,
                List.of(new PipelinePlan.Run(
                        1,
                        List.of(
                                ServiceVariant.WAVECAST,
                                ServiceVariant.IDENTITY,
                                ServiceVariant.CACHED,
                                ServiceVariant.ROCKSDB))));
        var second = new PipelinePlan.Load(
                WireFormat.JSON,
                8,
                20_000,
                1,
                256,
                List.of(new PipelinePlan.Run(1, List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY))));
        var chunks = new PipelinePlan.Load(
                WireFormat.PROTOBUF,
                8,
                4_000,
                5,
                256,
                List.of(new PipelinePlan.Run(1, List.of(ServiceVariant.WAVECAST))));
        var report = new Report(new PrintWriter(new StringWriter()));

        new PipelineBenchmark()
                .run(
                        new PipelinePlan(
                                List.of(load, second, chunks),
                                new MeasurementPlan(false, 1, Duration.ZERO, Duration.ofSeconds(1), 100)),
                        report);

        assertThat(report.figures().stream().filter(figure -> figure.unit().equals("records/s")))
                .hasSize(7)
                .allSatisfy(figure -> assertThat(figure.value()).isPositive())
                .extracting(Figure::label)
                .allSatisfy(
                        label -> assertThat(label).matches("(protobuf|json), 8 series, (chunks of 5, )?1 thread: .*"));
        assertThat(report.figures())
                .filteredOn(figure ->
                        figure.comparison().isPresent() && figure.unit().equals("records/s"))
                .allSatisfy(figure ->
                        assertThat(figure.comparison().orElseThrow().against()).endsWith("wavecast"))
                .hasSize(4);
    }
}
