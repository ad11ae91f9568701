package io.wavecast.signals.replay;

import java.util.Map;

/**
 * What a replay did.
 *
 * @param sent observations acknowledged by Kafka, by series
 * @param skipped samples in which a series had no value
 * @param signalMicros how far into the signal
 */
public record ReplaySummary(Map<String, Long> sent, long skipped, long signalMicros) {
    public ReplaySummary {
        sent = Map.copyOf(sent);
    }

    public long total() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }
}
