package io.wavecast.experiments.stream;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.ServeConfig;
import io.wavecast.trainer.publish.ModelPublisher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Runs a broker and the forecasting service with one model in this JVM. */
public final class LocalService {
    /** How long to wait for the service's start and for its answers. */
    public static final Duration TIMEOUT = Duration.ofMinutes(2);
    /** Event time of the first observation of each series. */
    public static final long EPOCH_MICROS = 1_700_000_000_000_000L;

    private LocalService() {}

    /** Uses the running service. */
    public interface Client<T> {
        T use(Map<String, Object> client, Topics topics, ForecastService service)
                throws InterruptedException, IOException;
    }

    /**
     * Starts a broker and the service with a model, sends series to them, and stops them after a client has used them.
     *
     * @param model its name is the prefix of the series' keys: {@code name/0}, {@code name/1} and so on
     * @param series (series)(time)(channels), spaced by the model's period from {@link #EPOCH_MICROS} on
     * @param client runs once Kafka has acknowledged all observations
     */
    public static <T> T stream(Model model, List<double[][]> series, Client<T> client)
            throws InterruptedException, IOException {
        return run(model, true, (broker, topics, service) -> {
            send(broker, topics, model, series);
            return client.use(broker, topics, service);
        });
    }

    /**
     * Starts a broker and the service with a model, and stops them after a client has used them.
     *
     * @param everyScore whether the service writes each score, rather than summaries
     */
    static <T> T run(Model model, boolean everyScore, Client<T> client) throws InterruptedException, IOException {
        Path states = Files.createTempDirectory("wavecast-experiment");
        try (var broker = LocalBroker.start()) {
            Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrap());
            Topics topics = Topics.named("");
            ServeConfig config = ServeConfig.builder(connection, topics, states)
                    .httpPort(0)
                    .forecast(new ForecastSettings(
                            ForecastSettings.DEFAULTS.maxGap(),
                            ForecastSettings.DEFAULTS.ring(),
                            everyScore,
                            WireFormat.JSON))
                    .build();
            try (Admin admin = Admin.create(connection)) {
                TopicSetup.create(admin, topics, config.partitions(), (short) -1);
            }
            new ModelPublisher(connection, topics).publish(model);
            try (var service = ForecastService.start(config)) {
                service.awaitRunning(TIMEOUT);
                return client.use(connection, topics, service);
            } catch (TimeoutException e) {
                throw new IllegalStateException("the forecasting service did not start within " + TIMEOUT, e);
            }
        } finally {
            delete(states);
        }
    }

    private static void send(Map<String, Object> client, Topics topics, Model model, List<double[][]> series)
            throws InterruptedException {
        var codec = new ObservationCodec();
        long period = model.spec().periodMicros();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int s = 0; s < series.size(); s++) {
                for (int t = 0; t < series.get(s).length; t++) {
                    sent.add(producer.send(new ProducerRecord<>(
                            topics.sensorEvents(),
                            keyBytes(model, s),
                            codec.write(new Observation(EPOCH_MICROS + t * period, series.get(s)[t])))));
                }
            }
        }
        awaitAcknowledged(sent);
    }

    /** @throws IllegalStateException if Kafka did not store one of the records */
    static void awaitAcknowledged(List<Future<RecordMetadata>> sent) throws InterruptedException {
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot send an observation: " + e.getCause(), e);
            }
        }
    }

    static String key(Model model, int series) {
        return model.version().name() + "/" + series;
    }

    static byte[] keyBytes(Model model, int series) {
        return key(model, series).getBytes(StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
