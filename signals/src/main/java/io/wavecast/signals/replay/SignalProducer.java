package io.wavecast.signals.replay;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.signals.Signal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Replays a signal into the events topic: one series per channel, or one of all channels. Event time keeps the recorded
 * spacing from the start on; at a speed above 1 it runs ahead of the wall clock. The records' own timestamps are the wall clock's.
 */
public final class SignalProducer {
    /** Before the first sample of a pass. */
    private static final long NONE = Long.MIN_VALUE;

    private final Map<String, Object> clientProperties;
    private final String topic;
    private final Signal signal;
    private final ReplayOptions options;
    private final ReplayListener listener;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final List<String> series;
    private final boolean together;
    private final ObservationCodec codec;
    private final Headers headers;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile Thread runner;

    public SignalProducer(
            Map<String, Object> clientProperties,
            String topic,
            Signal signal,
            ReplayOptions options,
            ReplayListener listener) {
        this(clientProperties, topic, signal, options, listener, Clock.systemUTC(), System::nanoTime);
    }

    SignalProducer(
            Map<String, Object> clientProperties,
            String topic,
            Signal signal,
            ReplayOptions options,
            ReplayListener listener,
            Clock clock,
            LongSupplier nanoTime) {
        this.clientProperties = clientProperties;
        this.topic = topic;
        this.signal = signal;
        this.options = options;
        this.codec = new ObservationCodec(options.format());
        this.headers = options.format().headers();
        this.listener = listener;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.together = signal.sampledTogether();
        if (options.vector() && !together) {
            throw new IllegalArgumentException("--vector: the channels of " + signal.name()
                    + " have different sampling rates; choose some of one rate by --channels: " + rates(signal));
        }
        this.series = options.vector() ? List.of(options.series()) : SeriesKeys.of(options.series(), signal.channels());
    }

    /** The keys that this replay writes to. */
    public List<String> series() {
        return series;
    }

    /**
     * Replays to the end, or until stopped; returns when Kafka has acknowledged everything.
     *
     * @throws IllegalStateException if Kafka refused an observation
     */
    public ReplaySummary run() {
        runner = Thread.currentThread();
        Map<String, Object> properties = new HashMap<>();
        properties.put("linger.ms", "5");
        properties.putAll(clientProperties);
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        List<byte[]> keys =
                series.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
        long[] sent = new long[keys.size()];
        long[] progress = new long[2]; // skipped samples, micros into the signal
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            replay(producer, keys, sent, progress);
            producer.flush();
        }
        throwFailure();
        Map<String, Long> bySeries = new TreeMap<>();
        IntStream.range(0, sent.length).forEach(i -> bySeries.put(series.get(i), sent[i]));
        return new ReplaySummary(bySeries, progress[0], progress[1]);
    }

    /** Ends the replay after the sample at hand; from any thread. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(runner);
    }

    private void replay(Producer<byte[], byte[]> producer, List<byte[]> keys, long[] sent, long[] progress) {
        // A start that is given is that of the signal, of which the part before --from is left out; else the part
        // begins now.
        long start = options.start()
                .map(time -> micros(time) + options.fromMicros())
                .orElseGet(() -> micros(clock.instant()));
        var pace = new Pace(options.speed(), nanoTime);
        double[] values = new double[signal.channels().size()];
        long passBegan = 0; // of this pass, since the start of the replay
        long total = 0;
        do {
            long last = NONE;
            long spacing = 1;
            try (var playback = signal.open()) {
                while (goOn() && playback.next(values)) {
                    if (options.fromMicros() > 0 && playback.offsetMicros() < options.fromMicros()) {
                        continue;
                    }
                    if (playback.offsetMicros() >= options.toMicros()) {
                        break;
                    }
                    long offset = playback.offsetMicros() - options.fromMicros();
                    spacing = last != NONE && offset > last ? offset - last : spacing;
                    last = Math.max(last, offset);
                    pace.await(passBegan + offset, this::goOn);
                    if (!goOn()) {
                        break;
                    }
                    total += send(producer, keys, start + passBegan + offset, values, sent, progress);
                    progress[1] = passBegan + offset;
                    listener.sampled(total, progress[1]);
                }
            }
            if (last == NONE) {
                return; // nothing between --from and --to: looping would never send anything
            }
            passBegan += last + spacing;
        } while (options.loop() && goOn());
    }

    private static String rates(Signal signal) {
        return IntStream.range(0, signal.channels().size())
                .mapToObj(c -> String.format(
                        Locale.ROOT,
                        "%s (%s Hz)",
                        signal.channels().get(c),
                        new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                .format(signal.rate(c).orElse(Double.NaN))))
                .collect(Collectors.joining(", "));
    }

    private boolean goOn() {
        return !stopped && failure.get() == null && !Thread.currentThread().isInterrupted();
    }

    private int send(
            Producer<byte[], byte[]> producer,
            List<byte[]> keys,
            long time,
            double[] values,
            long[] sent,
            long[] progress) {
        int count = 0;
        for (int s = 0; s < keys.size(); s++) {
            double[] own = options.vector() ? values.clone() : new double[] {values[s]};
            if (IntStream.range(0, own.length).allMatch(i -> Double.isNaN(own[i]))) {
                // Where rates differ, most channels have nothing to say at most moments, and nothing is missing.
                progress[0] += together ? 1 : 0;
                continue;
            }
            byte[] event = codec.write(new Observation(time, own));
            producer.send(new ProducerRecord<>(topic, null, keys.get(s), event, headers), (metadata, e) -> {
                if (e != null) {
                    failure.compareAndSet(null, e);
                }
            });
            sent[s]++;
            count++;
        }
        return count;
    }

    private void throwFailure() {
        Exception e = failure.get();
        if (e != null) {
            throw new IllegalStateException(
                    "an observation could not be written to " + topic + ": " + e.getMessage(), e);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
