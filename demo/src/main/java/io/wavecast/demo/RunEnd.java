package io.wavecast.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides when a run with a time limit ends. A run that ends later says why. */
final class RunEnd {
    /** How much longer the run may take while a model version is in training or not yet in use. */
    static final Duration GRACE_PERIOD = Duration.ofSeconds(60);

    private final Optional<Duration> limit;
    private final Consumer<String> announced;
    private boolean extended;

    /**
     * @param limit of the run; empty for a run until Ctrl-C
     * @param announced receives the reason if the run goes on after its limit, once
     */
    RunEnd(Optional<Duration> limit, Consumer<String> announced) {
        this.limit = limit;
        this.announced = announced;
    }

    /**
     * Whether the run ends now.
     *
     * @param awaited what the run waits for, such as {@code the first forecast by eeg@2}; empty if it waits for nothing
     */
    boolean isDue(Duration elapsed, Optional<String> awaited) {
        if (limit.isEmpty() || elapsed.compareTo(limit.get()) < 0) {
            return false;
        }
        if (awaited.isEmpty() || elapsed.minus(limit.get()).compareTo(GRACE_PERIOD) >= 0) {
            return true;
        }
        if (!extended) {
            extended = true;
            announced.accept("The " + limit.get().toSeconds() + " s are over; the run waits for " + awaited.get()
                    + ", at most " + GRACE_PERIOD.toSeconds() + " s longer");
        }
        return false;
    }
}
