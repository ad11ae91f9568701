package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.report.Median;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures reported for each variant. */
enum PipelineMetric {
    RATE("records/s", true, result -> result.window().recordsPerSecond()),
    SERVICE("us CPU/record", false, result -> result.window().serviceMicros()),
    BROKER("us CPU/record in the broker", false, result -> result.window().brokerMicros()),
    CHANGELOG("bytes of changelog/record", false, result -> result.window().changelogBytes()),
    HEAP("MiB of heap", false, result -> result.heapBytes() / (double) (1 << 20));

    private final String unit;
    private final boolean moreIsBetter;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final ToDoubleFunction<PipelineResult> value;

    PipelineMetric(String unit, boolean moreIsBetter, ToDoubleFunction<PipelineResult> value) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
        this.value = value;
    }

    String unit() {
        return unit;
    }

    /** The median over repetitions. */
    double median(List<PipelineResult> repetitions) {
        return Median.of(repetitions.stream().mapToDouble(value));
    }

    /** How many times better the first value is than the second. */
    double ratio(double ours, double other) {
        return moreIsBetter ? ours / other : other / ours;
    }
}
