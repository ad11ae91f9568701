package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.core.wire.WireFormat;
import java.time.Duration;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param rehearse whether the first contender runs once unmeasured, so that nobody meets a broker that is still warming up
 * @param repetitions of each run, with contenders in another order; an odd number
 * @param warmup of each service, from its first commit on
 * @param window in which it is measured then
 * @param warmSamples of each series that come before the window, and are compared between contenders
 */
record PipelinePlan(
        List<Load> loads, boolean rehearse, int repetitions, Duration warmup, Duration window, int warmSamples) {

    /**
     * One backlog, and who works it off.
     *
     * @param format of observations and forecasts
     * @param records in the backlog
     * @param heapMib of each service, in mebibytes
     */
    record Load(WireFormat format, int series, long records, int heapMib, List<Run> runs) {}

    /** Contenders with as many threads each; the first is the one whose figures others are held against. */
    record Run(int threads, List<ServiceVariant> contenders) {}

    private static final List<ServiceVariant> ALL =
            List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY, ServiceVariant.CACHED, ServiceVariant.ROCKSDB);

    static PipelinePlan of(Scale scale) {
        return scale == Scale.QUICK ? quick() : full();
    }

    /** On two cores the JIT compiler is busy for some twenty seconds; before that, it is what is measured. */
    private static PipelinePlan quick() {
        return new PipelinePlan(
                List.of(
                        new Load(
                                WireFormat.PROTOBUF,
                                1_000,
                                11_000_000,
                                2_048,
                                List.of(
                                        new Run(1, ALL),
                                        new Run(2, List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY)))),
                        new Load(
                                WireFormat.JSON,
                                1_000,
                                11_000_000,
                                2_048,
                                List.of(new Run(1, List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY))))),
                true,
                1,
                Duration.ofSeconds(16),
                Duration.ofSeconds(6),
                2);
    }

    private static PipelinePlan full() {
        List<Run> runs = List.of(new Run(1, ALL), new Run(2, ALL));
        return new PipelinePlan(
                List.of(
                        new Load(WireFormat.PROTOBUF, 1, 25_000_000, 2_048, runs),
                        new Load(WireFormat.JSON, 1_000, 25_000_000, 2_048, runs),
                        new Load(WireFormat.PROTOBUF, 1_000, 25_000_000, 2_048, runs),
                        new Load(WireFormat.PROTOBUF, 100_000, 25_000_000, 2_048, runs),
                        new Load(WireFormat.PROTOBUF, 1_000_000, 25_000_000, 6_144, runs)),
                true,
                3,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                2);
    }
}
