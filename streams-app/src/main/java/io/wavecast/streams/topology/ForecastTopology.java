package io.wavecast.streams.topology;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.reading.SampleReader;
import io.wavecast.streams.registry.Challengers;
import io.wavecast.streams.registry.DecidedVersions;
import io.wavecast.streams.registry.ModelReceiver;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelTrials;
import io.wavecast.streams.registry.PlainPublications;
import io.wavecast.streams.store.InstanceStores;
import io.wavecast.streams.store.LivePartitions;
import io.wavecast.streams.store.SeriesStateStore;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the topology: one processor from observations to forecasts, scores, anomalies and dead letters, one that stores versions of
 * models, and one that puts them in force.
 *
 * <p>Keys and values are bytes from end to end, so that an unreadable record reaches the dead letters unchanged.
 */
public final class ForecastTopology {
    private static final Logger log = LoggerFactory.getLogger(ForecastTopology.class);

    static final String WRITE_FORECASTS = "write-forecasts";
    static final String WRITE_SCORES = "write-scores";
    static final String WRITE_ANOMALIES = "write-anomalies";
    static final String WRITE_DEAD_LETTERS = "write-dead-letters";

    private static final String READ_OBSERVATIONS = "read-observations";
    private static final String FORECAST = "forecast";

    private ForecastTopology() {}

    /** Builds a topology whose forecasts count as visible when they are computed. */
    public static Topology build(
            Topics topics,
            ForecastSettings settings,
            TopicFacts facts,
            InstanceStores stores,
            ModelRegistry models,
            ForecastMetrics metrics,
            Clock clock) {
        return build(
                topics,
                settings,
                ReadingSettings.DEFAULTS,
                facts,
                stores,
                models,
                PlainPublications.AT_ONCE,
                metrics,
                clock,
                Delivery.untracked());
    }

    /**
     * Builds the topology; starts no threads and opens no sockets.
     *
     * @param reading how the observations' topic is read
     * @param facts properties of the topics
     * @param stores what the stores of all tasks share
     * @param models the registry that the topology updates
     * @param publications takes models under plain names
     * @param clock clock for the log's time limit
     * @param delivery tells when forecasts become visible
     */
    public static Topology build(
            Topics topics,
            ForecastSettings settings,
            ReadingSettings reading,
            TopicFacts facts,
            InstanceStores stores,
            ModelRegistry models,
            PlainPublications publications,
            ForecastMetrics metrics,
            Clock clock,
            Delivery delivery) {
        var letters = new DeadLetters(facts.deadLetterBytes());
        var warnings = new LogOncePerMinute(log, clock);
        var bytesIn = new ByteArrayDeserializer();
        var keyOut = new ByteArraySerializer();
        var valueOut = Output.serializer();
        var samePartition = new SamePartition(facts.observationPartitions());
        var partitions = new LivePartitions(facts.observationPartitions(), onPartitions(metrics, warnings));
        var trials = new ModelTrials(models, metrics);
        var receiver = new ModelReceiver(models, trials, metrics, publications);
        var decided = new DecidedVersions(receiver);
        var challengers = new Challengers(models, receiver, metrics);
        boolean split = reading.form().renamesSeries();
        Topology topology = split
                ? SeriesEvents.reading(
                        topics,
                        () -> new EventSplitter(
                                reading.form().reader(settings.format()), letters, models, metrics, warnings, delivery))
                : new Topology();
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                stores.files(ModelTopicProcessor.FILES), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                "read-models",
                new RecordTimestampExtractor(),
                bytesIn,
                bytesIn,
                topics.models(),
                "receive-models",
                () -> new ModelTopicProcessor(receiver, decided, challengers));
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(DecisionTopicProcessor.STORE),
                                Serdes.String(),
                                Serdes.String())
                        .withLoggingDisabled(),
                "read-decisions",
                new RecordTimestampExtractor(),
                bytesIn,
                bytesIn,
                topics.modelDecisions(),
                "apply-decisions",
                () -> new DecisionTopicProcessor(receiver, decided, challengers));
        if (!split) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    READ_OBSERVATIONS,
                    new RecordTimestampExtractor(),
                    bytesIn,
                    bytesIn,
                    topics.sensorEvents());
        }
        Supplier<SampleReader> samples = split
                ? () -> SampleReader.of(EventForm.NATIVE, WireFormat.PROTOBUF)
                : () -> SampleReader.of(reading.form(), settings.format());
        var answerLetters = split ? letters.fromEventsOf(topics.sensorEvents()) : letters;
        return topology.addProcessor(
                        FORECAST,
                        forecasting(
                                new SeriesStateStore(stores, partitions, unreadable(metrics, warnings)),
                                () -> new ForecastProcessor(
                                        settings,
                                        samples.get(),
                                        reading.everyForecast(),
                                        reading.arrangement(),
                                        answerLetters,
                                        models,
                                        trials,
                                        metrics,
                                        warnings,
                                        delivery)),
                        split ? SeriesEvents.SOURCE : READ_OBSERVATIONS)
                .addSink(WRITE_FORECASTS, topics.forecasts(), keyOut, valueOut, samePartition, FORECAST)
                .addSink(WRITE_SCORES, topics.forecastScores(), keyOut, valueOut, samePartition, FORECAST)
                .addSink(WRITE_ANOMALIES, topics.anomalies(), keyOut, valueOut, samePartition, FORECAST)
                .addSink(WRITE_DEAD_LETTERS, topics.deadLetters(), keyOut, valueOut, samePartition, FORECAST);
    }

    private static ProcessorSupplier<byte[], byte[], byte[], Output> forecasting(
            SeriesStateStore states, Supplier<ForecastProcessor> processors) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], byte[], Output> get() {
                return processors.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(states);
            }
        };
    }

    private static LivePartitions.Listener onPartitions(ForecastMetrics metrics, LogOncePerMinute warnings) {
        return new LivePartitions.Listener() {
            @Override
            public void placed(boolean byDefault) {
                metrics.seriesPlaced(byDefault);
            }

            @Override
            public void onTwoPartitions(String series, int partition, int other) {
                metrics.seriesOnTwoPartitions();
                warnings.warn(
                        "two-partitions",
                        Thread.currentThread().getName(),
                        "series " + series + " arrives on partition " + partition + " and on partition " + other
                                + ", and has a state of its own on each; expected one. Set partitioner=murmur2_random"
                                + " for senders that use librdkafka");
            }
        };
    }

    private static BiConsumer<String, UnreadableException> unreadable(
            ForecastMetrics metrics, LogOncePerMinute warnings) {
        return (series, e) -> {
            metrics.stateUnreadable();
            warnings.warn(
                    "state-" + e.reason(),
                    Thread.currentThread().getName(),
                    "series " + series + " continues without those parts of its stored state that are unreadable: "
                            + e.getMessage());
        };
    }
}
