package io.wavecast.experiments.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.Model;
import io.wavecast.core.topics.Topics;
import io.wavecast.experiments.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares the errors of forecasts in the stream with the errors of the same model offline. */
public final class StreamComparison {
    /** The largest difference of errors: offline and stream run the same arithmetic. */
    public static final double TOLERANCE = 1e-5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamComparison() {}

    /**
     * Streams series through the service, and compares its errors with those measured offline.
     *
     * @param model with horizon 1 only; its name is the prefix of the series' keys
     * @param series (series)(time)(channels), spaced by the model's period
     * @param offline (series)(time) errors, root mean squares over the channels; NaN where there is none
     * @throws IllegalStateException if errors differ, or forecasts are missing
     */
    public static void compare(Model model, List<double[][]> series, double[][] offline, Report report)
            throws InterruptedException, IOException {
        double[][] streamed = errors(model, series);
        double largest = 0;
        long compared = 0;
        long all = 0;
        for (int s = 0; s < offline.length; s++) {
            for (int t = 0; t < offline[s].length; t++) {
                if (!Double.isNaN(offline[s][t])) {
                    all++;
                    if (!Double.isNaN(streamed[s][t])) {
                        compared++;
                        largest = Math.max(largest, Math.abs(offline[s][t] - streamed[s][t]));
                    }
                }
            }
        }
        report.print(String.format(
                Locale.ROOT,
                "through the stream: %d series; %d of %d forecasts scored under the model, errors differ by at most %.1e",
                series.size(),
                compared,
                all,
                largest));
        if (largest > TOLERANCE || compared < all - series.size()) {
            throw new IllegalStateException("stream and offline errors differ: " + compared + " of " + all
                    + " forecasts were scored, the largest difference is " + largest);
        }
    }

    /** (series)(time) errors that the service measured; NaN where the model had not made a forecast. */
    private static double[][] errors(Model model, List<double[][]> series) throws InterruptedException, IOException {
        return LocalService.stream(model, series, (client, topics, service) -> read(client, topics, model, series));
    }

    private static double[][] read(Map<String, Object> client, Topics topics, Model model, List<double[][]> series)
            throws IOException {
        double[][] errors = new double[series.size()][];
        int missing = 0;
        for (int s = 0; s < errors.length; s++) {
            errors[s] = new double[series.get(s).length];
            Arrays.fill(errors[s], Double.NaN);
            missing += errors[s].length - 1;
        }
        Map<String, Object> reader = new HashMap<>(client);
        reader.put("group.id", "experiment");
        reader.put("auto.offset.reset", "earliest");
        reader.put("isolation.level", "read_committed");
        long deadline = System.nanoTime() + LocalService.TIMEOUT.toNanos();
        try (var consumer = new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topics.forecastScores()));
            while (missing > 0) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "expected all scores within " + LocalService.TIMEOUT + ", was " + missing + " missing");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    take(record, model, errors);
                    missing--;
                }
            }
        }
        return errors;
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Model model, double[][] errors) throws IOException {
        JsonNode score = JSON.readTree(record.value());
        if (!score.path("model").asText().equals(model.version().toString())) {
            return; // a naive forecast
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        int series = Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
        double seconds = score.get("at").asDouble() - LocalService.EPOCH_MICROS / 1e6;
        int sample = (int) Math.round(seconds * 1e6 / model.spec().periodMicros());
        errors[series][sample] = score.get("error").asDouble();
    }
}
