package io.wavecast.trainer.training;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;
import java.util.Optional;

/**
 * The horizons and intervals that a model forecasts.
 *
 * @param horizons steps ahead, in ascending order. Empty until the period of the samples is known, if they follow from it: see
 *     {@link #at}
 * @param ahead times that the horizons follow from; empty if they are given as steps, or by default
 * @param closedLoop whether forecasts are fed back for horizons beyond the first; otherwise each horizon has its own outputs
 * @param coverage share of samples inside the interval, (0, 1)
 * @param adapter whether forecasts are corrected online
 */
public record ForecastTarget(
        List<Integer> horizons, Optional<AheadTimes> ahead, boolean closedLoop, double coverage, AdapterMode adapter) {
    public ForecastTarget {
        horizons = List.copyOf(horizons);
    }

    /** A target whose horizons are steps. */
    public ForecastTarget(List<Integer> horizons, boolean closedLoop, double coverage) {
        this(horizons, Optional.empty(), closedLoop, coverage);
    }

    /** A target whose forecasts are corrected online where that pays. */
    public ForecastTarget(List<Integer> horizons, Optional<AheadTimes> ahead, boolean closedLoop, double coverage) {
        this(horizons, ahead, closedLoop, coverage, AdapterMode.AUTO);
    }

    public ForecastTarget withHorizons(List<Integer> otherHorizons) {
        return new ForecastTarget(otherHorizons, Optional.empty(), closedLoop, coverage, adapter);
    }

    /**
     * The target with horizons in steps. Without steps and times, these are one step, and the first horizon whose forecast is visible
     * before its target, {@link AheadTimes#ASSUMED_VISIBLE} after the observation.
     *
     * @param periodMicros the period of the samples
     * @throws IllegalArgumentException if no horizon is near one of the times
     */
    ForecastTarget at(long periodMicros) {
        return horizons.isEmpty()
                ? withHorizons(ahead.map(times -> times.horizons(periodMicros))
                        .orElseGet(() -> AheadTimes.onTime(periodMicros, AheadTimes.ASSUMED_VISIBLE)))
                : this;
    }

    /** Whether each horizon has its own outputs. */
    public boolean direct() {
        return !closedLoop && horizons.size() > 1;
    }

    void check(Problems problems) {
        problems.when(
                ahead.isPresent() && !horizons.isEmpty(),
                OptionNames.AHEAD,
                "and " + OptionNames.HORIZONS + " exclude each other: give times or steps");
        if (direct() && horizons.get(0) != 1) {
            problems.add(
                    OptionNames.HORIZONS,
                    "must begin with 1, such as 1," + horizons.get(0) + ", to fill gaps with; or use "
                            + OptionNames.CLOSED_LOOP + "; were " + horizons);
        }
        problems.when(
                !ascending(),
                OptionNames.HORIZONS,
                "must ascend within 1.." + ModelSpec.MAX_HORIZON + ", such as 1,5,10; were " + horizons);
        problems.betweenZeroAndOne(OptionNames.COVERAGE, coverage);
    }

    private boolean ascending() {
        return horizons.isEmpty()
                || (horizons.equals(horizons.stream().sorted().distinct().toList())
                        && horizons.get(0) >= 1
                        && horizons.get(horizons.size() - 1) <= ModelSpec.MAX_HORIZON);
    }
}
