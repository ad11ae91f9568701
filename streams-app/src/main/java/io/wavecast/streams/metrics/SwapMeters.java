package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the versions that come into force, and those that step down. */
final class SwapMeters {
    private final AtomicInteger inForce = new AtomicInteger();
    private final Counter swaps;
    private final Counter steppedDown;

    SwapMeters(MeterRegistry registry) {
        swaps = Counter.builder("wavecast.model.swaps")
                .description("Model versions that came into force")
                .register(registry);
        steppedDown = Counter.builder("wavecast.models.stepped.down")
                .description(
                        "Versions that are in force no longer, since their forecast was not finite in too many series")
                .register(registry);
        registry.gauge("wavecast.models.in.force", inForce);
    }

    void swapped(int nowInForce) {
        swaps.increment();
        inForce.set(nowInForce);
    }

    void retired(int nowInForce) {
        inForce.set(nowInForce);
    }

    void steppedDown(int nowInForce) {
        steppedDown.increment();
        inForce.set(nowInForce);
    }
}
