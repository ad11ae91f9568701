package io.wavecast.benchmarks.pipeline;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is reported of each contender. */
enum PipelineMetric {
    RATE("records/s", true, each -> each.window().recordsPerSecond()),
    SERVICE("us CPU/record", false, each -> each.window().serviceMicros()),
    BROKER("us CPU/record in the broker", false, each -> each.window().brokerMicros()),
    CHANGELOG("bytes of changelog/record", false, each -> each.window().changelogBytes()),
    HEAP("MiB of heap", false, each -> each.heapBytes() / (double) (1 << 20));

    private final String unit;
    private final boolean moreIsBetter;
    private final ToDoubleFunction<PipelineResult> of;

    PipelineMetric(String unit, boolean moreIsBetter, ToDoubleFunction<PipelineResult> of) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
        this.of = of;
    }

    String unit() {
        return unit;
    }

    /** Of an odd number of repetitions. */
    double median(List<PipelineResult> repetitions) {
        double[] sorted = repetitions.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** How many times as good ours is. */
    double ratio(double ours, double other) {
        return moreIsBetter ? ours / other : other / ours;
    }
}
