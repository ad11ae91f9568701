package io.wavecast.signals.replay;

import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.RecordMarks;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes samples to a topic as observations, and counts them. */
final class ObservationSender {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final List<String> series;
    private final List<byte[]> keys; // of the series
    private final boolean vector;
    private final boolean sampledTogether;
    private final ObservationCodec codec;
    private final Headers headers;
    private final List<ChunkBuffer> chunks; // of the series; empty if each sample is a record
    private final long[] sent; // (series)
    private final AtomicReference<Exception> failure = new AtomicReference<>(); // null until a send fails
    private long total;
    private final long[] newest; // (series) event time of the last observation sent
    private long skipped;
    private long late;

    /**
     * Creates a sender.
     *
     * @param sampledTogether whether each sample has values of all channels, so that a NaN is a missing value
     */
    ObservationSender(
            Producer<byte[], byte[]> producer,
            String topic,
            List<String> series,
            ReplayOptions options,
            boolean sampledTogether) {
        this.producer = producer;
        this.topic = topic;
        this.series = series;
        this.keys =
                series.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
        this.vector = options.vector();
        this.sampledTogether = sampledTogether;
        this.codec = new ObservationCodec(options.format());
        this.headers = headers(options);
        this.chunks = options.chunkMicros() == 0
                ? List.of()
                : keys.stream()
                        .map(key -> new ChunkBuffer(options.chunkMicros()))
                        .toList();
        this.sent = new long[keys.size()];
        this.newest = new long[keys.size()];
        Arrays.fill(newest, Long.MIN_VALUE);
    }

    /** Marks a replay whose event times may be far ahead of the wall clock, since the service would refuse them otherwise. */
    private static Headers headers(ReplayOptions options) {
        Headers headers = new RecordHeaders(options.format().headers());
        if (options.speed() != 1 || options.start().isPresent()) {
            headers.add(RecordMarks.REPLAY, new byte[0]);
        }
        return headers;
    }

    /**
     * Sends a sample to all series that have a value. The service drops an observation that is not after the one before, so such
     * a one is counted and not sent.
     *
     * @param time event time in microseconds since the epoch
     * @param values (channels)
     */
    void send(long time, double[] values) {
        for (int s = 0; s < sent.length; s++) {
            double[] own = vector ? values.clone() : new double[] {values[s]};
            if (Arrays.stream(own).allMatch(Double::isNaN)) {
                // If rates differ, most samples have values for some channels only, and none is missing.
                skipped += sampledTogether ? 1 : 0;
                continue;
            }
            if (time <= newest[s]) {
                late++;
                continue;
            }
            newest[s] = time;
            var observation = new Observation(time, own);
            if (chunks.isEmpty()) {
                send(s, codec.write(observation));
            } else if (chunks.get(s).add(observation)) {
                sendChunk(s);
            }
            sent[s]++;
            total++;
        }
    }

    private void sendChunk(int s) {
        ChunkBuffer buffer = chunks.get(s);
        Optional<Chunk> chunk = buffer.chunk();
        if (chunk.isPresent()) {
            send(s, codec.write(chunk.get()));
        } else {
            buffer.samples().forEach(sample -> send(s, codec.write(sample)));
        }
        buffer.clear();
    }

    private void send(int s, byte[] event) {
        var message = new ProducerRecord<>(topic, null, keys.get(s), event, headers);
        try {
            Future<?> unused = producer.send(message, this::acknowledge); // failures arrive at the callback
        } catch (KafkaException e) { // after an earlier failure, such as a missing right
            fail(e);
            throw rejected();
        }
    }

    private void acknowledge(RecordMetadata metadata, @Nullable Exception e) {
        if (e != null) {
            fail(e);
        }
    }

    /** Keeps the first failure. */
    private void fail(Exception e) {
        failure.compareAndSet(null, e);
    }

    /**
     * Sends the chunks that are not full, and waits until Kafka has acknowledged all observations.
     *
     * @throws IllegalStateException if Kafka rejected an observation
     */
    void flush() {
        for (int s = 0; s < chunks.size() && !failed(); s++) {
            sendChunk(s);
        }
        producer.flush();
        if (failed()) {
            throw rejected();
        }
    }

    private IllegalStateException rejected() {
        Exception e = Objects.requireNonNull(failure.get(), "called after a failure");
        return new IllegalStateException(
                "an observation could not be written to " + topic + ": " + FailureReason.of(e), e);
    }

    boolean failed() {
        return failure.get() != null;
    }

    /** Number of observations sent, of all series. */
    long total() {
        return total;
    }

    /** Number of observations sent, by series. */
    Map<String, Long> sent() {
        Map<String, Long> bySeries = new TreeMap<>();
        for (int s = 0; s < sent.length; s++) {
            bySeries.put(series.get(s), sent[s]);
        }
        return bySeries;
    }

    /** Number of observations that were not sent, since their time was not after that of the one before. */
    long late() {
        return late;
    }

    /** Number of samples for which a series had no value. */
    long skipped() {
        return skipped;
    }
}
