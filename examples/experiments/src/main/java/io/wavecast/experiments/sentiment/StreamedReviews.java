package io.wavecast.experiments.sentiment;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.StreamComparison;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.series.InputRing;
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

/**
 * Reviews through a broker and the forecasting service: each is a series, each word an observation, and the forecast is how probable it is
 * so far that the review is positive. What reads from both ends cannot do that; it is asked when the words are there, and finds them in the
 * series' ring.
 */
final class StreamedReviews {
    private static final double AGREEMENT = 1e-5;

    private final ReviewClassifier oneWay;
    private final ReviewClassifier bothWays;
    private final List<EncodedReview> texts;
    private final double[][] running; // (texts)(time) NaN where nothing came yet
    private final double[] onDemand; // (texts)

    private StreamedReviews(ReviewClassifier oneWay, ReviewClassifier bothWays, List<EncodedReview> texts) {
        this.oneWay = oneWay;
        this.bothWays = bothWays;
        this.texts = texts;
        this.running = texts.stream()
                .map(text -> {
                    double[] none = new double[text.length()];
                    Arrays.fill(none, Double.NaN);
                    return none;
                })
                .toArray(double[][]::new);
        this.onDemand = new double[texts.size()];
    }

    /**
     * Holds what the stream says against what was said before.
     *
     * @param oneWay is in force
     * @param bothWays has the same vocabulary, and is asked at the end
     * @throws IllegalStateException if they differ
     */
    static void compare(ReviewClassifier oneWay, ReviewClassifier bothWays, List<EncodedReview> texts, Report report)
            throws InterruptedException, IOException {
        var streamed = new StreamedReviews(oneWay, bothWays, texts);
        StreamComparison.through(
                oneWay.model(),
                texts.stream().map(text -> text.observations(text.length())).toList(),
                (client, topics, service) -> {
                    streamed.read(client, topics);
                    streamed.ask(service);
                    return streamed;
                });
        double underway = 0;
        double atTheEnd = 0;
        double asked = 0;
        long words = 0;
        for (int i = 0; i < texts.size(); i++) {
            double[] said = streamed.running[i];
            double[] before = oneWay.running(texts.get(i));
            for (int t = 0; t < said.length; t++) {
                underway = Math.max(underway, Math.abs(said[t] - before[t]));
            }
            words += said.length;
            int end = said.length - 1;
            atTheEnd = Math.max(atTheEnd, Math.abs(said[end] - oneWay.probability(texts.get(i), end + 1)));
            asked = Math.max(asked, Math.abs(streamed.onDemand[i] - bothWays.probability(texts.get(i), end + 1)));
        }
        report.say(String.format(
                Locale.ROOT,
                "through the stream: %d reviews, each a series, %,d words; running probabilities at most %.1e, last ones %.1e away from the"
                        + " above; from both ends, asked of the series' rings: %.1e",
                texts.size(),
                words,
                underway,
                atTheEnd,
                asked));
        if (!(underway <= AGREEMENT && atTheEnd <= AGREEMENT && asked <= AGREEMENT)) {
            throw new IllegalStateException("the stream says something else than was said before");
        }
    }

    private static String key(int text) {
        return ReviewClassifier.NAME + "/" + text;
    }

    private void read(Map<String, Object> client, Topics topics) {
        Map<String, Object> reader = new HashMap<>(client);
        reader.put("group.id", "experiment");
        reader.put("auto.offset.reset", "earliest");
        reader.put("isolation.level", "read_committed");
        int open = texts.stream().mapToInt(EncodedReview::length).sum();
        long end = System.nanoTime() + StreamComparison.PATIENCE.toNanos();
        var codec = new ForecastCodec();
        try (var consumer = new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topics.forecasts()));
            while (open > 0) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(open + " forecasts did not come within " + StreamComparison.PATIENCE);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    note(new String(record.key(), StandardCharsets.UTF_8), codec.read(record.value()));
                    open--;
                }
            }
        }
    }

    private void note(String key, Forecast forecast) {
        if (!forecast.model().equals(oneWay.model().version())) {
            throw new IllegalStateException(forecast.model() + " answered for " + key + ", not "
                    + oneWay.model().version());
        }
        int text = Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
        int word = (int) ((forecast.madeMicros() - StreamComparison.EPOCH_MICROS) / ReviewClassifier.PERIOD_MICROS);
        running[text][word] = forecast.steps().get(0).mean()[0];
    }

    /** The states are those of the last commit, with which the last forecasts became visible. */
    private void ask(ForecastService service) {
        for (int text = 0; text < onDemand.length; text++) {
            InputRing ring = service.states().get(key(text)).ring();
            double[][] words = new double[ring.size()][1];
            for (int age = 0; age < words.length; age++) {
                ring.read(age, words[age]);
            }
            onDemand[text] = bothWays.probability(words);
        }
    }
}
