package io.wavecast.signals.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of the messages of a live source so far. Safe for use by several threads. */
public final class LiveCounts {
    private final LongAdder messages = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentSkipListMap<>();

    /** Counts a message that arrived. */
    public void arrived() {
        messages.increment();
    }

    /** Counts an observation that Kafka has acknowledged. */
    void acknowledged() {
        written.increment();
    }

    /**
     * Counts a message that gave no observation.
     *
     * @return whether it is the first one for this reason
     */
    public boolean refused(String reason) {
        LongAdder count = refused.computeIfAbsent(reason, name -> new LongAdder());
        count.increment();
        return count.sum() == 1;
    }

    /** Number of messages that arrived. */
    public long messages() {
        return messages.sum();
    }

    /** Number of observations that Kafka has acknowledged. */
    public long written() {
        return written.sum();
    }

    /** Number of messages without an observation, by the name of the reason. */
    public Map<String, Long> refusals() {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }
}
