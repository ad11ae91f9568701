package io.wavecast.benchmarks.peers;

import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The job in Kafka Streams, with states in RocksDB behind Kafka Streams' cache. */
final class StreamsPeer {
    /** The service's name of the store, so that {@code ServiceSettings.changelog} names the changelog of both. */
    private static final String STATES = "rnn-states";

    private static final long MICROS_PER_MILLI = 1_000;

    private StreamsPeer() {}

    static Topology topology(Peer peer, Topics topics) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(AutoOffsetReset.earliest(), "read-observations", bytesIn, bytesIn, topics.sensorEvents())
                .addProcessor("forecast", new Forecasting(peer), "read-observations")
                .addSink("write-forecasts", topics.forecasts(), bytesOut, bytesOut, "forecast");
    }

    /** Supplies the processor and its store. */
    private record Forecasting(Peer peer) implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new ForecastProcessor(peer);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(STATES), Serdes.ByteArray(), FloatsSerde.create())
                    .withLoggingEnabled(Map.of())
                    .withCachingEnabled());
        }
    }

    /** Forecasts in one task. */
    private static final class ForecastProcessor implements Processor<byte[], byte[], byte[], byte[]> {
        private final ObservationCodec events = new ObservationCodec();
        private final ForecastCodec forecasts = new ForecastCodec();
        private final Peer peer;

        @SuppressWarnings("NullAway.Init") // set by init
        private MeanForecaster forecaster;

        @SuppressWarnings("NullAway.Init") // set by init
        private ProcessorContext<byte[], byte[]> context;

        @SuppressWarnings("NullAway.Init") // set by init
        private KeyValueStore<byte[], float[]> states;

        ForecastProcessor(Peer peer) {
            this.peer = peer;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> processorContext) {
            context = processorContext;
            states = context.getStateStore(STATES);
            forecaster = new MeanForecaster(peer);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Observation observation = events.read(record.value(), record.timestamp() * MICROS_PER_MILLI);
            float[] stored = states.get(record.key());
            float[] state = stored == null ? forecaster.initialState() : stored;
            double mean = forecaster.mean(state, observation.values()[0]);
            states.put(record.key(), state);
            byte[] forecast = forecasts.write(MeanForecaster.forecast(observation.timeMicros(), mean));
            context.forward(record.withValue(forecast));
        }

        @Override
        public void close() {
            forecaster.close();
        }
    }
}
