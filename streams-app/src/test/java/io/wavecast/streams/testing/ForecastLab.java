package io.wavecast.streams.testing;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.Model;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.PlainPublications;
import io.wavecast.streams.store.InstanceStores;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.topology.ForecastTopology;
import io.wavecast.streams.topology.TopicFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Runs the real topology without a broker. The timestamp of a record is the event time of its observation. */
public final class ForecastLab implements AutoCloseable {
    /** Limit of a message in the dead-letters topic, in bytes. */
    public static final int MAX_LETTER = 20_000;

    private static final long STATE_BYTES = 1 << 20;

    private final ObservationCodec events = new ObservationCodec();
    private final ForecastCodec forecastCodec = new ForecastCodec();
    private final ModelCodec models = new ModelCodec();
    private final ScoreCodec scores = new ScoreCodec();
    private final ForecastSettings settings;
    private final List<Model> published = new ArrayList<>();
    private final Map<String, Long> ticks = new HashMap<>();
    private final Map<String, List<Forecast>> forecasts = new HashMap<>();
    private byte[] lastForecast = {};
    private final CountingMetrics metrics = new CountingMetrics();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> observationsIn;
    private final TestInputTopic<byte[], byte[]> modelsIn;
    private final TestInputTopic<byte[], byte[]> decisionsIn;
    private final TestOutputTopic<byte[], byte[]> forecastsOut;
    private final TestOutputTopic<byte[], byte[]> scoresOut;
    private final TestOutputTopic<byte[], byte[]> anomaliesOut;
    private final TestOutputTopic<byte[], byte[]> deadLettersOut;

    public ForecastLab() {
        this(ForecastSettings.DEFAULTS);
    }

    public ForecastLab(ForecastSettings settings) {
        this(settings, ReadingSettings.DEFAULTS);
    }

    public ForecastLab(ForecastSettings settings, ReadingSettings reading) {
        this.settings = settings;
        var topics = Topics.defaults();
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        driver = new TopologyTestDriver(
                ForecastTopology.build(
                        topics,
                        settings,
                        reading,
                        new TopicFacts(MAX_LETTER, 1),
                        InstanceStores.inTransactions(new StateBudget(STATE_BYTES)),
                        new ModelRegistry(),
                        PlainPublications.AT_ONCE,
                        metrics,
                        clock,
                        Delivery.untracked()),
                properties(),
                Instant.ofEpochMilli(Signals.EPOCH_MICROS / 1_000));
        var in = new ByteArraySerializer();
        var out = new ByteArrayDeserializer();
        observationsIn = driver.createInputTopic(topics.sensorEvents(), in, in);
        modelsIn = driver.createInputTopic(topics.models(), in, in);
        decisionsIn = driver.createInputTopic(topics.modelDecisions(), in, in);
        forecastsOut = driver.createOutputTopic(topics.forecasts(), out, out);
        scoresOut = driver.createOutputTopic(topics.forecastScores(), out, out);
        anomaliesOut = driver.createOutputTopic(topics.anomalies(), out, out);
        deadLettersOut = driver.createOutputTopic(topics.deadLetters(), out, out);
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "lab");
        properties.put("processing.exception.handler.global.enabled", true);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        try {
            Path directory = Files.createTempDirectory("wavecast-lab-");
            directory.toFile().deleteOnExit();
            properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    public void publish(TestModel model) {
        publish(model.build());
    }

    public void publish(Model model) {
        published.add(model);
        publish(model.version().name(), models.write(model));
    }

    /** Sends any bytes with any key to the models topic. */
    public void publish(String key, byte[] value) {
        modelsIn.pipeInput(bytes(key), value);
    }

    /** Stores a version, for decisions to put in force. */
    public void store(Model model) {
        publish(model.version().toString(), models.write(model));
    }

    public void decide(DecisionHistory history) {
        decisionsIn.pipeInput(bytes(history.name()), new DecisionCodec().write(history));
    }

    public void retire(String name) {
        publish(name, null);
    }

    /** Sends the next samples of a series of one channel. */
    public void observe(String series, double... values) {
        for (double value : values) {
            observeAt(series, ticks.getOrDefault(series, -1L) + 1, value);
        }
    }

    /** Sends the sample with this number: one value per channel, NaN if missing. */
    public void observeAt(String series, long tick, double... channels) {
        ticks.put(series, tick);
        long time = Signals.EPOCH_MICROS + tick * Signals.PERIOD_MICROS;
        send(bytes(series), events.write(new Observation(time, channels)), time / 1_000, new RecordHeaders());
    }

    public void send(byte[] key, byte[] value, long timestamp, Headers headers) {
        observationsIn.pipeInput(new TestRecord<>(key, value, headers, timestamp));
        collect();
    }

    private void collect() {
        for (TestRecord<byte[], byte[]> record : forecastsOut.readRecordsToList()) {
            lastForecast = record.value();
            forecasts
                    .computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), series -> new ArrayList<>())
                    .add(forecastCodec.read(record.headers(), record.value()));
        }
    }

    /** The value of the last forecast's record. */
    public byte[] lastForecastValue() {
        return lastForecast.clone();
    }

    public List<Forecast> forecastsOf(String series) {
        return forecasts.getOrDefault(series, List.of());
    }

    public Forecast lastForecastOf(String series) {
        List<Forecast> all = forecastsOf(series);
        return all.get(all.size() - 1);
    }

    /** The last forecast for the same samples in another topology, with all models in force from the start. */
    public Forecast alone(String series, double... values) {
        try (var other = new ForecastLab(settings)) {
            published.forEach(other::publish);
            other.observe(series, values);
            return other.lastForecastOf(series);
        }
    }

    public List<ScoreSummary> summaries() {
        return scoresOut.readValuesToList().stream().map(scores::readSummary).toList();
    }

    public List<String> scoreTexts() {
        return scoresOut.readValuesToList().stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    /** The anomalies that were told since the last call. */
    public List<String> anomalies() {
        return anomaliesOut.readValuesToList().stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLettersOut.readRecordsToList();
    }

    public CountingMetrics metrics() {
        return metrics;
    }

    /** Advances the wall clock. */
    public void pass(Duration time) {
        driver.advanceWallClockTime(time);
        collect();
    }

    /** The stored bytes of a state; null if there are none. Here the task commits after each record. */
    public byte @Nullable [] storedState(String series) {
        return states().get(key(series));
    }

    public void storeState(String series, byte[] state) {
        states().put(key(series), state);
    }

    /** Another instance takes all series over, as they were last written. */
    public void handOver(ForecastLab other) {
        try (KeyValueIterator<Bytes, byte[]> all = states().all()) {
            all.forEachRemaining(state -> other.states().put(state.key, state.value));
        }
    }

    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> states() {
        var store = (WrappedStateStore<KeyValueStore<Bytes, byte[]>, ?, ?>)
                driver.getAllStateStores().get("rnn-states");
        return store.wrapped();
    }

    private static Bytes key(String series) {
        return Bytes.wrap(bytes(series));
    }

    public KeyValueStore<String, String> versions() {
        return driver.getKeyValueStore("models");
    }

    @Override
    public void close() {
        driver.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
