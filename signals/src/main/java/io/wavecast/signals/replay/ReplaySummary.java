package io.wavecast.signals.replay;

import java.util.Map;

/**
 * The result of a replay.
 *
 * @param sent number of observations acknowledged by Kafka, by series
 * @param skipped number of samples for which a series had no value
 * @param late number of observations that were not sent, since their time was not after that of the one before in their series
 * @param signalMicros position reached in the signal, in microseconds
 */
public record ReplaySummary(Map<String, Long> sent, long skipped, long late, long signalMicros) {
    public ReplaySummary {
        sent = Map.copyOf(sent);
    }

    /** Number of observations acknowledged by Kafka, of all series. */
    public long total() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }
}
