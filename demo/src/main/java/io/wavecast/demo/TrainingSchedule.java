package io.wavecast.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * The times of the two trainings. The first is early, so that a model forecasts soon. The second replaces that model during the run.
 */
final class TrainingSchedule {
    /** Samples that each series needs before the first training. */
    static final long MIN_SAMPLES = 1_000;

    private static final Duration FIRST_AFTER = Duration.ofSeconds(12);
    private static final Duration BETWEEN = Duration.ofSeconds(45);
    private static final Duration MIN_TRAINING_TIME = Duration.ofSeconds(3);
    private static final Duration MAX_TRAINING_TIME = Duration.ofSeconds(8);

    private final Optional<Duration> limit;

    TrainingSchedule(Optional<Duration> limit) {
        this.limit = limit;
    }

    /** Whether the first training is due. */
    boolean firstDue(Duration elapsed, long samplesPerSeries) {
        return firstShare(elapsed, samplesPerSeries) >= 1;
    }

    /** The share of the time and of the samples before the first training that has passed, whichever is smaller: 0..1. */
    double firstShare(Duration elapsed, long samplesPerSeries) {
        Duration after =
                limit.map(whole -> shorter(FIRST_AFTER, share(whole, 20))).orElse(FIRST_AFTER);
        double time = after.isZero() ? 1 : (double) elapsed.toNanos() / after.toNanos();
        return Math.min(1, Math.min(time, (double) samplesPerSeries / MIN_SAMPLES));
    }

    /**
     * Whether the second training is due.
     *
     * @param firstEnded end of the first training, since the start of the run
     */
    boolean secondDue(Duration elapsed, Duration firstEnded) {
        Duration after = limit.map(whole -> shorter(firstEnded.plus(BETWEEN), share(whole, 50)))
                .orElse(firstEnded.plus(BETWEEN));
        return elapsed.compareTo(after) >= 0;
    }

    /** The time during which one training may start new epochs. */
    Duration trainingTime() {
        return limit.map(whole -> shorter(MAX_TRAINING_TIME, longer(MIN_TRAINING_TIME, share(whole, 10))))
                .orElse(MAX_TRAINING_TIME);
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
