package io.wavecast.benchmarks.variants;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.topics.Topics;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.metrics.MicrometerForecastMetrics;
import io.wavecast.streams.registry.ModelReceiver;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.runtime.ServeConfig;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Topologies that the service is compared with: one with other state stores, and one without any work. */
public final class VariantTopologies {
    static final String STATES = "rnn-states";
    static final String WRITE_FORECASTS = "write-forecasts";
    static final String WRITE_SCORES = "write-scores";

    private static final int MAX_STATE_BYTES = 4 << 20;

    private VariantTopologies() {}

    /** Copies observations to the topic of forecasts. */
    public static Topology identity(Topics topics) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(AutoOffsetReset.earliest(), "read-observations", bytesIn, bytesIn, topics.sensorEvents())
                .addSink(WRITE_FORECASTS, topics.forecasts(), bytesOut, bytesOut, "read-observations");
    }

    /**
     * Answers each observation with the service's forecast, and keeps states in RocksDB.
     *
     * @param cached whether Kafka Streams' cache is in front of RocksDB
     */
    public static Topology forecasting(ServeConfig config, boolean cached) {
        var registry = new ModelRegistry();
        var metrics = new MicrometerForecastMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        var receiver = new ModelReceiver(registry, metrics);
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addGlobalStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore("models"), Serdes.String(), Serdes.String())
                                .withLoggingDisabled(),
                        "read-models",
                        bytesIn,
                        bytesIn,
                        config.topics().models(),
                        "receive-models",
                        () -> receiving(receiver))
                .addSource(
                        AutoOffsetReset.earliest(),
                        "read-observations",
                        bytesIn,
                        bytesIn,
                        config.topics().sensorEvents())
                .addProcessor("forecast", forecasting(config, cached, registry, metrics), "read-observations")
                .addSink(WRITE_FORECASTS, config.topics().forecasts(), bytesOut, bytesOut, "forecast")
                .addSink(WRITE_SCORES, config.topics().forecastScores(), bytesOut, bytesOut, "forecast");
    }

    private static Processor<byte[], byte[], Void, Void> receiving(ModelReceiver receiver) {
        return new Processor<>() {
            @Override
            public void process(Record<byte[], byte[]> model) {
                boolean version = new String(model.key(), StandardCharsets.UTF_8).indexOf('@') >= 0;
                if (!version) { // the service publishes the model once more, as a version
                    receiver.received(model.key(), model.value(), 0);
                }
            }
        };
    }

    private static ProcessorSupplier<byte[], byte[], byte[], byte[]> forecasting(
            ServeConfig config, boolean cached, ModelRegistry registry, ForecastMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], byte[], byte[]> get() {
                return new StoredStateProcessor(config.forecast(), registry, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(states(cached));
            }
        };
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> states(boolean cached) {
        var states = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STATES), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_STATE_BYTES)));
        return cached ? states.withCachingEnabled() : states.withCachingDisabled();
    }
}
