package io.wavecast.experiments.stream;

import io.wavecast.experiments.report.Report;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Series through a broker and the forecasting service, which scores each forecast. */
public final class StreamComparison {
    /** For all that the service is waited for. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final double AGREEMENT = 1e-5;
    /** Event time of each series' first sample. */
    public static final long EPOCH_MICROS = 1_700_000_000_000_000L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamComparison() {}

    /** What there is to do with the service. */
    public interface Work<T> {
        T with(Map<String, Object> client, Topics topics, ForecastService service)
                throws InterruptedException, IOException;
    }

    /**
     * What the service measured.
     *
     * @param model with horizon 1 alone, whose name serves the series' keys
     * @param series (series)(time)(channels), spaced by the model's period
     * @return (series)(time) errors of the model's forecasts, root mean squares over the channels; NaN where the model had not answered yet
     */
    public static double[][] errors(Model model, List<double[][]> series) throws InterruptedException, IOException {
        return through(model, series, (client, topics, service) -> read(client, topics, model, series));
    }

    /**
     * Starts a broker and the service with one model in force, and sends series to them.
     *
     * @param model whose name serves the series' keys: {@code name/0}, {@code name/1} and so on
     * @param series (series)(time)(channels), spaced by the model's period from {@link #EPOCH_MICROS} on
     * @param work is done then, before all is stopped
     */
    public static <T> T through(Model model, List<double[][]> series, Work<T> work)
            throws InterruptedException, IOException {
        return serve(model, true, (client, topics, service) -> {
            send(client, topics, model, series);
            return work.with(client, topics, service);
        });
    }

    /**
     * Starts a broker and the service with one model in force.
     *
     * @param everyScore whether the service writes each score, or summaries
     * @param work is done then, before all is stopped
     */
    static <T> T serve(Model model, boolean everyScore, Work<T> work) throws InterruptedException, IOException {
        Path states = Files.createTempDirectory("wavecast-experiment");
        try (var broker = LocalBroker.start()) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
            Topics topics = Topics.named("");
            ServeConfig config = ServeConfig.defaults(client, topics, states)
                    .withHttpPort(0)
                    .withForecast(new ForecastSettings(
                            ForecastSettings.DEFAULTS.maxGap(),
                            ForecastSettings.DEFAULTS.ring(),
                            everyScore,
                            WireFormat.JSON));
            try (Admin admin = Admin.create(client)) {
                TopicSetup.create(admin, topics, config.partitions(), (short) -1);
            }
            new ModelPublisher(client, topics.models()).publish(model);
            try (var service = ForecastService.start(config)) {
                service.awaitRunning(PATIENCE);
                return work.with(client, topics, service);
            } catch (TimeoutException e) {
                throw new IllegalStateException("the forecasting service did not start within " + PATIENCE, e);
            }
        } finally {
            delete(states);
        }
    }

    /**
     * Goes through the stream, and holds what comes back against what was measured before.
     *
     * @param offline (series)(time) errors; NaN where there is none
     * @throws IllegalStateException if they differ
     */
    public static void compare(Model model, List<double[][]> series, double[][] offline, Report report)
            throws InterruptedException, IOException {
        double[][] streamed = errors(model, series);
        double worst = 0;
        long compared = 0;
        long all = 0;
        for (int s = 0; s < offline.length; s++) {
            for (int t = 0; t < offline[s].length; t++) {
                if (!Double.isNaN(offline[s][t])) {
                    all++;
                    if (!Double.isNaN(streamed[s][t])) {
                        compared++;
                        worst = Math.max(worst, Math.abs(offline[s][t] - streamed[s][t]));
                    }
                }
            }
        }
        report.say(String.format(
                Locale.ROOT,
                "through the stream: %d series; %d of %d forecasts scored under the model, at most %.1e away from the above",
                series.size(),
                compared,
                all,
                worst));
        if (worst > AGREEMENT || compared < all - series.size()) {
            throw new IllegalStateException("the stream says something else: " + compared + " of " + all
                    + " forecasts were scored, and errors differ by up to " + worst);
        }
    }

    private static void send(Map<String, Object> client, Topics topics, Model model, List<double[][]> series) {
        var codec = new ObservationCodec();
        long period = model.spec().periodMicros();
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int s = 0; s < series.size(); s++) {
                for (int t = 0; t < series.get(s).length; t++) {
                    producer.send(new ProducerRecord<>(
                            topics.sensorEvents(),
                            keyBytes(model, s),
                            codec.write(new Observation(EPOCH_MICROS + t * period, series.get(s)[t]))));
                }
            }
        }
    }

    static String key(Model model, int series) {
        return model.version().name() + "/" + series;
    }

    static byte[] keyBytes(Model model, int series) {
        return key(model, series).getBytes(StandardCharsets.UTF_8);
    }

    private static double[][] read(Map<String, Object> client, Topics topics, Model model, List<double[][]> series)
            throws IOException {
        double[][] errors = new double[series.size()][];
        int open = 0;
        for (int s = 0; s < errors.length; s++) {
            errors[s] = new double[series.get(s).length];
            Arrays.fill(errors[s], Double.NaN);
            open += errors[s].length - 1;
        }
        Map<String, Object> reader = new HashMap<>(client);
        reader.put("group.id", "experiment");
        reader.put("auto.offset.reset", "earliest");
        reader.put("isolation.level", "read_committed");
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topics.forecastScores()));
            while (open > 0) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(open + " scores did not come within " + PATIENCE);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    note(record, model, errors);
                    open--;
                }
            }
        }
        return errors;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, Model model, double[][] errors) throws IOException {
        JsonNode score = JSON.readTree(record.value());
        if (!score.path("model").asText().equals(model.version().toString())) {
            return; // the last value answered
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        int series = Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
        double seconds = score.get("at").asDouble() - EPOCH_MICROS / 1e6;
        int sample = (int) Math.round(seconds * 1e6 / model.spec().periodMicros());
        errors[series][sample] = score.get("error").asDouble();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
