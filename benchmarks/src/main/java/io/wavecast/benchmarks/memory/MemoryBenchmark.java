package io.wavecast.benchmarks.memory;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.benchmarks.jvm.Folders;
import io.wavecast.benchmarks.jvm.HeapUse;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.metrics.MicrometerForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.store.InstanceStores;
import io.wavecast.streams.store.SeriesStateStore;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.store.WriteBackStore;
import io.wavecast.streams.topology.ForecastTopology;
import io.wavecast.streams.topology.TopicFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Runs the service's topology without a broker over many series, and compares the heap in use before and after. Reports the heap per
 * series, and the share of arrays of numbers (hidden state, ring of past inputs, intervals) in it.
 */
public final class MemoryBenchmark implements Benchmark {
    private static final int QUICK_SERIES = 20_000;
    private static final int FULL_SERIES = 100_000;
    private static final int SAMPLES =
            4; // enough that a series has all its parts: hidden state, pending forecast, sums
    private static final int ARRAY_HEADER = 16;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "heap per live series, LSTM of 64 units, 512 past inputs";
    }

    @Override
    public void run(Scale scale, Report report) throws IOException {
        int series = scale == Scale.QUICK ? QUICK_SERIES : FULL_SERIES;
        Path folder = Files.createTempDirectory("wavecast-bench-");
        try {
            run(series, folder, report);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(int series, Path folder, Report report) {
        var topics = Topics.defaults();
        var topology = ForecastTopology.build(
                topics,
                new ForecastSettings(10, ForecastSettings.DEFAULTS.ring(), false, WireFormat.JSON),
                new TopicFacts(1 << 20, 1),
                InstanceStores.inTransactions(new StateBudget(Long.MAX_VALUE)),
                new ModelRegistry(),
                new MicrometerForecastMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
                Clock.systemUTC());
        try (var driver = new TopologyTestDriver(topology, settings(folder))) {
            var bytes = new ByteArraySerializer();
            driver.createInputTopic(topics.models(), bytes, bytes)
                    .pipeInput(
                            RandomModel.NAME.getBytes(StandardCharsets.UTF_8),
                            new ModelCodec().write(RandomModel.lstm()));
            var workload = new Workload("s", series, 1);
            TestInputTopic<byte[], byte[]> observations = driver.createInputTopic(topics.sensorEvents(), bytes, bytes);
            var codec = workload.codec();
            long before = HeapUse.afterCollection();
            for (long i = 0; i < (long) SAMPLES * series; i++) {
                var record = workload.record(topics.sensorEvents(), i, codec);
                observations.pipeInput(record.key(), record.value());
            }
            discardOutput(driver);
            long after = HeapUse.afterCollection();
            double perSeries = (double) (after - before) / series;
            var states = (WriteBackStore)
                    Objects.requireNonNull(driver.getAllStateStores().get(SeriesStateStore.NAME));
            SeriesState first = Objects.requireNonNull(states.get(new String(workload.key(0), StandardCharsets.UTF_8)));
            report.add(Figure.of(name(), "a live series", perSeries, "bytes"));
            report.add(Figure.of(name(), "its arrays", arrays(first), "bytes"));
            report.add(Figure.of(name(), "beyond its arrays", perSeries - arrays(first), "bytes"));
        }
    }

    /** Reads all output, the changelog included, since the driver keeps it on the heap until then. */
    private static void discardOutput(TopologyTestDriver driver) {
        var bytes = new ByteArrayDeserializer();
        for (String topic : driver.producedTopicNames()) {
            driver.createOutputTopic(topic, bytes, bytes).readRecordsToList();
        }
    }

    private static Properties settings(Path folder) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "memory");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("processing.exception.handler.global.enabled", true);
        return settings;
    }

    /** Bytes of all arrays of numbers in a state. */
    private static double arrays(SeriesState state) {
        var following = (Following) state.lifecycle();
        HiddenState hidden = following.hidden();
        double bytes = (ARRAY_HEADER + (double) state.ring().room() * Double.BYTES)
                + doubles(state.last())
                + doubles(hidden.level());
        bytes += doubles(following.intervals().numbers());
        bytes += floats(hidden.network().lags());
        bytes += Arrays.stream(hidden.network().hidden())
                .mapToLong(MemoryBenchmark::floats)
                .sum();
        bytes += Arrays.stream(hidden.network().cell())
                .mapToLong(MemoryBenchmark::floats)
                .sum();
        for (PendingForecast pending : state.pending()) {
            bytes += doubles(pending.mean()) + doubles(pending.width()) + doubles(pending.naive());
        }
        return bytes;
    }

    private static long doubles(double[] array) {
        return ARRAY_HEADER + (long) array.length * Double.BYTES;
    }

    private static long floats(float[] array) {
        return ARRAY_HEADER + (long) array.length * Float.BYTES;
    }
}
