package io.wavecast.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * When to train: once early, so that a model is soon in force, and once more on everything so far, so that one version is
 * seen to follow another.
 */
final class TrainingSchedule {
    /** Samples of every series before there is something to learn from. */
    static final long ENOUGH = 1_000;

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(45);
    private static final Duration LEAST_TIME = Duration.ofSeconds(3);
    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    private final Optional<Duration> limit;

    TrainingSchedule(Optional<Duration> limit) {
        this.limit = limit;
    }

    /** Whether the first training begins now. */
    boolean firstDue(Duration elapsed, long samplesPerSeries) {
        Duration after = limit.map(whole -> shorter(FIRST, share(whole, 8))).orElse(FIRST);
        return samplesPerSeries >= ENOUGH && elapsed.compareTo(after) >= 0;
    }

    /** Whether the second training begins now. @param firstEnded when the first had ended */
    boolean secondDue(Duration elapsed, Duration firstEnded) {
        Duration after = limit.map(whole -> shorter(firstEnded.plus(BETWEEN), share(whole, 50)))
                .orElse(firstEnded.plus(BETWEEN));
        return elapsed.compareTo(after) >= 0;
    }

    /** How long a training may begin new epochs. */
    Duration timeForOne() {
        return limit.map(whole -> shorter(MOST_TIME, longer(LEAST_TIME, share(whole, 8))))
                .orElse(MOST_TIME);
    }

    private static Duration share(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
