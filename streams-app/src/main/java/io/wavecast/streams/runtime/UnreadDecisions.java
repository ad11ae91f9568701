package io.wavecast.streams.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the records that were answered although decisions that may concern them were not read in time. */
public final class UnreadDecisions {
    private final Counter records;

    public UnreadDecisions(MeterRegistry meters) {
        records = Counter.builder("wavecast.decisions.unread")
                .description("Records that were answered although decisions about models were not read in time")
                .register(meters);
    }

    public void count() {
        records.increment();
    }
}
