package io.wavecast.demo.observe;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.topics.TopicThread;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.AnomalyCodec;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads observations, forecasts, and anomalies if they are asked for, from the topics into a measurement. It reads committed records only, so a
 * forecast's delay is what any reader on this machine sees: from the timestamp of the observation's record, which the forecast's
 * record has too, until the forecast is read.
 */
public final class TopicObserver {
    private final ObservationCodec events = new ObservationCodec();
    private final ForecastCodec forecasts = new ForecastCodec();
    private final AnomalyCodec codec = new AnomalyCodec();
    private final Clock clock = Clock.systemUTC();
    private final Topics topics;
    private final Measurement measurement;
    private final Optional<BiConsumer<String, Anomaly>> anomalies;

    private TopicObserver(Topics topics, Measurement measurement, Optional<BiConsumer<String, Anomaly>> anomalies) {
        this.topics = topics;
        this.measurement = measurement;
        this.anomalies = anomalies;
    }

    /** Starts to read. The topics must exist. */
    public static TopicThread start(Map<String, Object> client, Topics topics, Measurement measurement) {
        return start(client, topics, measurement, Optional.empty());
    }

    /**
     * Starts to read. The topics must exist.
     *
     * @param anomalies receives the key of the series and each beginning or end of an anomaly; empty to leave them unread
     */
    public static TopicThread start(
            Map<String, Object> client,
            Topics topics,
            Measurement measurement,
            Optional<BiConsumer<String, Anomaly>> anomalies) {
        List<String> read = Stream.concat(
                        Stream.of(topics.sensorEvents(), topics.forecasts()),
                        anomalies.stream().map(reader -> topics.anomalies()))
                .toList();
        var observer = new TopicObserver(topics, measurement, anomalies);
        return TopicThread.start(client, "wavecast-observer", read, observer::take, measurement::fail);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String series = new String(message.key(), StandardCharsets.UTF_8);
        if (message.topic().equals(topics.sensorEvents())) {
            measurement.observed(series, events.read(message.headers(), message.value(), message.timestamp() * 1_000));
            events.rest().forEach(observation -> measurement.observed(series, observation));
        } else if (message.topic().equals(topics.anomalies())) {
            Anomaly anomaly = codec.read(message.headers(), message.value());
            anomalies.ifPresent(reader -> reader.accept(series, anomaly));
        } else {
            long delayMicros = 1_000 * (clock.millis() - message.timestamp());
            measurement.forecast(series, forecasts.read(message.headers(), message.value()), delayMicros);
        }
    }
}
