package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.throughput.MeasurementPlan;
import io.wavecast.core.wire.WireFormat;
import java.time.Duration;
import java.util.List;

/**
 * The cases of the benchmark, and how each is measured.
 *
 * @param loads in their order
 * @param measurement of each case
 * @param mapped measurement of the service that reads by a mapping: it may be shorter, to its disadvantage
 */
record PipelinePlan(List<Load> loads, MeasurementPlan measurement, MeasurementPlan mapped) {
    /** All cases are measured alike. */
    PipelinePlan(List<Load> loads, MeasurementPlan measurement) {
        this(loads, measurement, measurement);
    }

    /** How a variant is measured. */
    MeasurementPlan measurement(ServiceVariant variant) {
        return variant == ServiceVariant.MAPPED ? mapped : measurement;
    }

    /**
     * One backlog, and the runs that process it.
     *
     * @param format of observations and forecasts
     * @param series number of series
     * @param records in the backlog
     * @param chunk number of samples in each record
     * @param heapMib heap of each service, in mebibytes
     * @param runs in their order
     */
    record Load(WireFormat format, int series, long records, int chunk, int heapMib, List<Run> runs) {}

    /**
     * Variants that are compared.
     *
     * @param threads of each variant
     * @param variants of the service; the others are compared with the first
     */
    record Run(int threads, List<ServiceVariant> variants) {}

    private static final List<ServiceVariant> ALL =
            List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY, ServiceVariant.CACHED, ServiceVariant.ROCKSDB);
    private static final List<ServiceVariant> WITH_MAPPED = List.of(
            ServiceVariant.WAVECAST,
            ServiceVariant.IDENTITY,
            ServiceVariant.CACHED,
            ServiceVariant.ROCKSDB,
            ServiceVariant.MAPPED);
    private static final List<ServiceVariant> CHUNKS =
            List.of(ServiceVariant.WAVECAST); // to the others a chunk is one record

    static PipelinePlan of(Scale scale) {
        return scale == Scale.QUICK ? quick() : full();
    }

    /** The quick plan. On two cores the JIT compiler is busy for about 20 seconds, so a much shorter warm-up would measure it, too. */
    private static PipelinePlan quick() {
        List<ServiceVariant> protobuf = List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY);
        List<ServiceVariant> json = List.of(ServiceVariant.WAVECAST, ServiceVariant.IDENTITY, ServiceVariant.MAPPED);
        return new PipelinePlan(
                List.of(
                        new Load(WireFormat.PROTOBUF, 1_000, 11_000_000, 1, 2_048, List.of(new Run(1, protobuf))),
                        new Load(WireFormat.JSON, 1_000, 11_000_000, 1, 2_048, List.of(new Run(1, json))),
                        chunks(20, 3_500_000)),
                new MeasurementPlan(true, 1, Duration.ofSeconds(16), Duration.ofSeconds(6), 2),
                new MeasurementPlan(true, 1, Duration.ofSeconds(7), Duration.ofSeconds(4), 2));
    }

    private static PipelinePlan full() {
        List<Run> runs = List.of(new Run(1, ALL), new Run(2, ALL));
        return new PipelinePlan(
                List.of(
                        new Load(WireFormat.PROTOBUF, 1, 25_000_000, 1, 2_048, runs),
                        new Load(
                                WireFormat.JSON,
                                1_000,
                                25_000_000,
                                1,
                                2_048,
                                List.of(new Run(1, WITH_MAPPED), new Run(2, ALL))),
                        new Load(WireFormat.PROTOBUF, 1_000, 25_000_000, 1, 2_048, runs),
                        new Load(WireFormat.PROTOBUF, 100_000, 25_000_000, 1, 2_048, runs),
                        new Load(WireFormat.PROTOBUF, 1_000_000, 25_000_000, 1, 6_144, runs),
                        chunks(10, 5_000_000),
                        chunks(20, 4_000_000),
                        chunks(50, 2_000_000)),
                new MeasurementPlan(true, 3, Duration.ofSeconds(30), Duration.ofSeconds(20), 2));
    }

    /** Records of many samples. */
    private static Load chunks(int samples, long records) {
        return new Load(WireFormat.PROTOBUF, 1_000, records, samples, 2_048, List.of(new Run(1, CHUNKS)));
    }
}
