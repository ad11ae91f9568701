package io.wavecast.demo;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.trainer.training.ForecastTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How far ahead the models forecast: one step, and further ones.
 *
 * @param chosen times of the option; empty for the default
 * @param rate samples per second of the signal; empty if it is not known
 */
record DemoHorizons(Optional<AheadTimes> chosen, OptionalDouble rate) {
    private static final List<Duration> TIMES =
            Stream.of(25, 50, 75, 100).map(Duration::ofMillis).toList();
    /** For signals whose samples are further apart than the times, or whose rate is not known. */
    private static final List<Integer> STEPS = List.of(1, 2, 4);

    private static final double COVERAGE = 0.9;

    /** Adds a problem if no step of the signal is near one of the chosen times. */
    void check(Problems problems) {
        try {
            target();
        } catch (IllegalArgumentException e) {
            problems.add(AheadTimes.OPTION + ":", String.valueOf(e.getMessage()));
        }
    }

    /** @throws IllegalArgumentException if no step of the signal is near one of the chosen times */
    ForecastTarget target() {
        if (rate.isEmpty()) {
            return chosen.isEmpty()
                    ? new ForecastTarget(STEPS, false, COVERAGE)
                    : new ForecastTarget(List.of(), chosen, false, COVERAGE);
        }
        long period = Math.max(1, Math.round(1e6 / rate.getAsDouble()));
        return new ForecastTarget(
                chosen.map(times -> times.horizons(period)).orElseGet(() -> byDefault(period)), false, COVERAGE);
    }

    private static List<Integer> byDefault(long period) {
        return 1_000 * TIMES.get(0).toMillis() < period
                        || 1_000 * TIMES.get(TIMES.size() - 1).toMillis() / period > ModelSpec.MAX_HORIZON
                ? STEPS
                : new AheadTimes(TIMES).horizons(period);
    }
}
