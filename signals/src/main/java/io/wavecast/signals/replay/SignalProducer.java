package io.wavecast.signals.replay;

import io.wavecast.signals.EpochMicros;
import io.wavecast.signals.SamplingRates;
import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Replays a signal into the topic of observations, as one series per channel or one series of all channels. Event times keep the
 * recorded spacing, so at a speed above 1 they run ahead of the wall clock. The timestamps of the Kafka records are wall-clock
 * times.
 */
public final class SignalProducer {
    /** Offset before the first sample of a pass. */
    private static final long NONE = Long.MIN_VALUE;

    private final Map<String, Object> clientProperties;
    private final String topic;
    private final Signal signal;
    private final ReplayOptions options;
    private final ReplayListener listener;
    private final List<String> series;
    private volatile boolean stopped;
    private volatile @Nullable Thread runner;

    /**
     * Creates a producer.
     *
     * @param clientProperties properties of Kafka's producer
     * @throws io.wavecast.signals.RecordingException if two channels have the same key
     * @throws IllegalArgumentException if the channels of a vector have different sampling rates
     */
    public SignalProducer(
            Map<String, Object> clientProperties,
            String topic,
            Signal signal,
            ReplayOptions options,
            ReplayListener listener) {
        this.clientProperties = clientProperties;
        this.topic = topic;
        this.signal = signal;
        this.options = options;
        this.listener = listener;
        if (options.vector()) {
            requireOneRate(signal);
        }
        this.series = seriesOf(signal, options);
    }

    /**
     * The keys of the series that a replay writes: one per channel, or one of all channels.
     *
     * @throws io.wavecast.signals.RecordingException if two channels have the same key
     */
    public static List<String> seriesOf(Signal signal, ReplayOptions options) {
        return options.vector()
                ? List.of(options.series())
                : SeriesKeys.derive(options.series(), signal.channels(), signal.labelsBeginWithType());
    }

    /** The keys of the series that this replay writes. */
    public List<String> series() {
        return series;
    }

    /**
     * Replays until the end or {@link #stop()}. Returns when Kafka has acknowledged all observations.
     *
     * @throws io.wavecast.signals.RecordingException if the recording is damaged; all observations before the damage are sent
     * @throws IllegalStateException if Kafka rejected an observation
     */
    public ReplaySummary run() {
        runner = Thread.currentThread();
        Map<String, Object> properties = new HashMap<>();
        properties.put("linger.ms", "5");
        properties.putAll(clientProperties);
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sender = new ObservationSender(producer, topic, series, options, signal.sampledTogether());
            long position = replay(sender);
            sender.flush();
            return new ReplaySummary(sender.sent(), sender.skipped(), sender.late(), position);
        }
    }

    /** Ends the replay after the current sample. May be called from any thread. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(runner);
    }

    /** Returns the position reached in the signal, in microseconds. */
    private long replay(ObservationSender sender) {
        // A given start is the event time of the signal's first sample, whether it is replayed or not. Without one, the
        // first sample that is replayed has the current time.
        long start = options.start()
                .map(time -> EpochMicros.of(time) + options.fromMicros())
                .orElseGet(() -> EpochMicros.of(Instant.now()));
        var pace = new Pace(options.speed(), System::nanoTime);
        double[] values = new double[signal.channels().size()];
        long passStart = 0; // of this pass, since the start of the replay
        long position = 0;
        do {
            long last = NONE;
            long spacing = 1;
            try (var playback = signal.open()) {
                while (running(sender) && playback.next(values)) {
                    if (options.fromMicros() > 0 && playback.offsetMicros() < options.fromMicros()) {
                        continue;
                    }
                    if (playback.offsetMicros() >= options.toMicros()) {
                        break;
                    }
                    long offset = playback.offsetMicros() - options.fromMicros();
                    spacing = last != NONE && offset > last ? offset - last : spacing;
                    last = Math.max(last, offset);
                    pace.await(passStart + offset, () -> running(sender));
                    if (!running(sender)) {
                        break;
                    }
                    position = passStart + offset;
                    sender.send(start + position, values);
                    listener.sampled(sender.total(), position);
                }
            }
            if (last == NONE) {
                return position; // no sample between --from and --to: another pass would not send any either
            }
            passStart += last + spacing;
        } while (options.loop() && running(sender));
        return position;
    }

    private boolean running(ObservationSender sender) {
        return !stopped && !sender.failed() && !Thread.currentThread().isInterrupted();
    }

    private static void requireOneRate(Signal signal) {
        try {
            SamplingRates.requireOne(signal);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ReplayOptions.VECTOR + ": " + e.getMessage(), e);
        }
    }
}
