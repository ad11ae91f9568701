package io.wavecast.experiments.sentiment;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.LocalService;
import io.wavecast.experiments.stream.StreamComparison;
import io.wavecast.streams.runtime.ForecastService;
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
 * Streams reviews through a broker and the forecasting service. Each review is a series, each word an observation, and the forecast is the
 * probability so far that the review is positive. A bidirectional network needs the whole review, so it reads the words from the series'
 * ring of past inputs at the end.
 */
final class StreamedReviews {
    private final ReviewClassifier oneWay;
    private final ReviewClassifier bidirectional;
    private final List<EncodedReview> reviews;
    private final double[][] running; // (reviews)(time) probabilities after each word; NaN until the forecast is read
    private final double[] onDemand; // (reviews) probabilities by the bidirectional network

    private StreamedReviews(ReviewClassifier oneWay, ReviewClassifier bidirectional, List<EncodedReview> reviews) {
        this.oneWay = oneWay;
        this.bidirectional = bidirectional;
        this.reviews = reviews;
        this.running = reviews.stream()
                .map(review -> {
                    double[] empty = new double[review.length()];
                    Arrays.fill(empty, Double.NaN);
                    return empty;
                })
                .toArray(double[][]::new);
        this.onDemand = new double[reviews.size()];
    }

    /**
     * Compares the probabilities of the stream with those computed offline.
     *
     * @param oneWay the model that the service runs
     * @param bidirectional a network with the same vocabulary
     * @throws IllegalStateException if they differ
     */
    static void compare(
            ReviewClassifier oneWay, ReviewClassifier bidirectional, List<EncodedReview> reviews, Report report)
            throws InterruptedException, IOException {
        var streamed = new StreamedReviews(oneWay, bidirectional, reviews);
        LocalService.stream(
                oneWay.model(),
                reviews.stream()
                        .map(review -> review.observations(review.length()))
                        .toList(),
                (client, topics, service) -> {
                    streamed.read(client, topics);
                    streamed.readRings(service);
                    return streamed;
                });
        double afterEachWord = 0;
        double atTheEnd = 0;
        double fromRings = 0;
        long words = 0;
        for (int i = 0; i < reviews.size(); i++) {
            double[] probabilities = streamed.running[i];
            double[] offline = oneWay.runningProbability(reviews.get(i));
            for (int t = 0; t < probabilities.length; t++) {
                afterEachWord = Math.max(afterEachWord, Math.abs(probabilities[t] - offline[t]));
            }
            words += probabilities.length;
            int end = probabilities.length - 1;
            atTheEnd = Math.max(atTheEnd, Math.abs(probabilities[end] - oneWay.probability(reviews.get(i), end + 1)));
            fromRings = Math.max(
                    fromRings, Math.abs(streamed.onDemand[i] - bidirectional.probability(reviews.get(i), end + 1)));
        }
        report.print(String.format(
                Locale.ROOT,
                "through the stream: %d reviews, each a series, %,d words; probabilities differ by at most %.1e after"
                        + " each word, %.1e after the last one, and %.1e for the bidirectional network on the series'"
                        + " rings",
                reviews.size(),
                words,
                afterEachWord,
                atTheEnd,
                fromRings));
        if (!(afterEachWord <= StreamComparison.TOLERANCE
                && atTheEnd <= StreamComparison.TOLERANCE
                && fromRings <= StreamComparison.TOLERANCE)) {
            throw new IllegalStateException("stream and offline probabilities differ");
        }
    }

    private static String key(int review) {
        return ReviewClassifier.NAME + "/" + review;
    }

    private void read(Map<String, Object> client, Topics topics) {
        Map<String, Object> reader = new HashMap<>(client);
        reader.put("group.id", "experiment");
        reader.put("auto.offset.reset", "earliest");
        reader.put("isolation.level", "read_committed");
        int missing = reviews.stream().mapToInt(EncodedReview::length).sum();
        long deadline = System.nanoTime() + LocalService.TIMEOUT.toNanos();
        var codec = new ForecastCodec();
        try (var consumer = new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topics.forecasts()));
            while (missing > 0) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "expected all forecasts within " + LocalService.TIMEOUT + ", was " + missing + " missing");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    take(new String(record.key(), StandardCharsets.UTF_8), codec.read(record.value()));
                    missing--;
                }
            }
        }
    }

    private void take(String key, Forecast forecast) {
        if (!forecast.model().equals(oneWay.model().version())) {
            throw new IllegalStateException(
                    key + ": expected a forecast by " + oneWay.model().version() + ", was by " + forecast.model());
        }
        int review = Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
        int word = (int) ((forecast.madeMicros() - LocalService.EPOCH_MICROS) / ReviewClassifier.PERIOD_MICROS);
        running[review][word] = forecast.steps().get(0).mean()[0];
    }

    /** The states include the last words: a commit makes states and forecasts visible together. */
    private void readRings(ForecastService service) {
        for (int review = 0; review < onDemand.length; review++) {
            double[] ring = service.states().get(key(review)).ring().samples();
            double[][] words = new double[ring.length][];
            Arrays.setAll(words, age -> new double[] {ring[age]});
            onDemand[review] = bidirectional.probability(words);
        }
    }
}
