package io.wavecast.benchmarks.latency;

import io.wavecast.benchmarks.report.Scale;
import java.util.List;

/**
 * The rates of the benchmark, and the length of each measurement.
 *
 * @param series numbers of series, each sending at {@value LatencyBenchmark#HERTZ} Hz; one rate after the other
 * @param warmupSeries number of series that send first, unmeasured; many, since frequent calls are compiled sooner
 * @param firstWarmupSeconds length of the first case's warm-up, which is that of broker, sender and reader, too
 * @param warmupSeconds length of the warm-up of all other cases
 * @param skipSeconds at the start of each rate, unmeasured
 * @param seconds of each rate, measured
 */
record LatencyPlan(
        List<Integer> series,
        int warmupSeries,
        int firstWarmupSeconds,
        int warmupSeconds,
        int skipSeconds,
        int seconds) {
    /**
     * The JIT compilers of sender, broker, service and reader share the processors with the measured service. At 50 series they are busy
     * for more than a minute on two cores, and until then half of the forecasts take five times as long.
     */
    private static final LatencyPlan QUICK = new LatencyPlan(List.of(64), 128, 60, 30, 2, 8);

    private static final LatencyPlan FULL =
            new LatencyPlan(List.of(64, 100, 150, 200, 250, 300, 400, 500), 200, 90, 60, 10, 60);

    static LatencyPlan of(Scale scale) {
        return scale == Scale.QUICK ? QUICK : FULL;
    }
}
