package io.wavecast.streams.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Whether this instance's observations are being answered, judged by its partitions' ends and committed offsets. Thread-safe. */
final class Answering {
    /** Longer than a leader needs to move to another broker. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    /** Several commits of any profile. */
    static final Duration STALL = Duration.ofSeconds(30);

    private final Map<TopicPartition, Waiting> waiting = new HashMap<>();
    private long answeredNanos;

    /** @param nowNanos when a broker last answered */
    Answering(long nowNanos) {
        answeredNanos = nowNanos;
    }

    /**
     * The offsets of a partition.
     *
     * @param next of the first observation without a committed forecast
     * @param end of the next observation that will be committed by a sender
     */
    record Offsets(long next, long end) {}

    private record Waiting(long next, long sinceNanos) {}

    /** Records an answer of the brokers for all partitions of this instance. */
    synchronized void answered(Map<TopicPartition, Offsets> partitions, long nowNanos) {
        answeredNanos = nowNanos;
        waiting.keySet().retainAll(partitions.keySet());
        partitions.forEach((partition, offsets) -> {
            @Nullable Waiting before = waiting.get(partition);
            if (offsets.next() >= offsets.end()) {
                waiting.remove(partition);
            } else if (before == null || before.next() != offsets.next()) {
                waiting.put(partition, new Waiting(offsets.next(), nowNanos));
            }
        });
    }

    /** Why observations are not being answered; empty if they are, or if none waits. */
    synchronized Optional<String> problem(long nowNanos) {
        Duration silent = Duration.ofNanos(nowNanos - answeredNanos);
        if (silent.compareTo(SILENCE) > 0) {
            return Optional.of("no broker has answered for " + silent.toSeconds() + " s");
        }
        return waiting.entrySet().stream()
                .filter(entry -> nowNanos - entry.getValue().sinceNanos() > STALL.toNanos())
                .map(entry -> "observations wait in partition " + entry.getKey() + ", and none has been answered for "
                        + Duration.ofNanos(nowNanos - entry.getValue().sinceNanos())
                                .toSeconds()
                        + " s")
                .findFirst();
    }
}
