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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PipelineBenchmarkIT {
    @Test
    void shouldCompareAVariantWithTheService() throws Exception {
        List<Figure> rates = rates(load(60_000, 1, ServiceVariant.WAVECAST, ServiceVariant.IDENTITY));

        assertThat(rates)
                .extracting(Figure::label)
                .containsExactlyInAnyOrder(
                        "protobuf, 8 series, 1 thread: wavecast", "protobuf, 8 series, 1 thread: identity");
        assertThat(rates).filteredOn(figure -> figure.comparison().isPresent()).hasSize(1);
    }

    @Test
    @Tag("slow")
    void shouldCompareRecordsThatAMappingReads() throws Exception {
        var json = new PipelinePlan.Load(
                WireFormat.JSON,
                8,
                20_000,
                1,
                256,
                List.of(new PipelinePlan.Run(1, List.of(ServiceVariant.WAVECAST, ServiceVariant.MAPPED))));
        assertThat(rates(json))
                .filteredOn(figure -> figure.comparison().isPresent())
                .singleElement()
                .extracting(Figure::label)
                .isEqualTo("json, 8 series, 1 thread: mapped");
    }

    @Test
    @Tag("slow")
    void shouldMeasureEveryVariantAndCompareItWithTheService() throws Exception {
        var json = new PipelinePlan.Load(
                WireFormat.JSON,
                8,
                20_000,
                1,
                256,
                List.of(new PipelinePlan.Run(1, List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY))));
        List<Figure> figures = figures(
                load(
                        60_000,
                        1,
                        ServiceVariant.WAVECAST,
                        ServiceVariant.IDENTITY,
                        ServiceVariant.CACHED,
                        ServiceVariant.ROCKSDB),
                json,
                load(4_000, 5, ServiceVariant.WAVECAST));
        List<Figure> rates = inRecords(figures);

        assertThat(rates).hasSize(7).extracting(Figure::label).allSatisfy(label -> assertThat(label)
                .matches("(protobuf|json), 8 series, (chunks of 5, )?1 thread: .*"));
        assertThat(rates)
                .filteredOn(figure -> figure.comparison().isPresent())
                .hasSize(4)
                .allSatisfy(figure ->
                        assertThat(figure.comparison().orElseThrow().against()).endsWith("wavecast"));
        assertThat(figures)
                .filteredOn(figure -> figure.unit().equals("samples/s"))
                .singleElement()
                .satisfies(
                        figure -> assertThat(figure.comparison().orElseThrow().against())
                                .isEqualTo("protobuf, 8 series, 1 thread: wavecast"));
    }

    private static PipelinePlan.Load load(int records, int chunk, ServiceVariant... variants) {
        return new PipelinePlan.Load(
                WireFormat.PROTOBUF, 8, records, chunk, 256, List.of(new PipelinePlan.Run(1, List.of(variants))));
    }

    /** The figures in records per second of {@link #figures}. */
    private static List<Figure> rates(PipelinePlan.Load... loads) throws Exception {
        return inRecords(figures(loads));
    }

    private static List<Figure> inRecords(List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.unit().equals("records/s"))
                .toList();
    }

    /** Runs the loads once, without warm-up, and returns the figures; all rates are positive. */
    private static List<Figure> figures(PipelinePlan.Load... loads) throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()));
        var measurement = new MeasurementPlan(false, 1, Duration.ZERO, Duration.ofSeconds(1), 100);
        new PipelineBenchmark().run(new PipelinePlan(List.of(loads), measurement), report);
        assertThat(inRecords(report.figures()))
                .allSatisfy(figure -> assertThat(figure.value()).isPositive());
        return report.figures();
    }
}
