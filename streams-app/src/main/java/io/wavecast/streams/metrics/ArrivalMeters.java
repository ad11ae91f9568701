package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what happens to samples that are arranged. */
final class ArrivalMeters {
    private final Counter early;
    private final Counter byClock;
    private final Counter ahead;

    ArrivalMeters(MeterRegistry registry) {
        early = counter(
                registry,
                "wavecast.samples.released.early",
                "Samples that were stepped before older ones could come, since too many waited");
        byClock = counter(
                registry,
                "wavecast.series.released.by.clock",
                "Times that the clock ended the waiting of a series that was not heard any more");
        ahead = counter(registry, "wavecast.clock.jumps.ahead", "Jumps ahead of stamps under a nominal clock");
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    void releasedEarly() {
        early.increment();
    }

    void releasedByClock() {
        byClock.increment();
    }

    void jumpedAhead() {
        ahead.increment();
    }
}
