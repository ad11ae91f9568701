package io.wavecast.trainer.training;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.spread.SpreadMode;
import java.util.List;
import java.util.Optional;

/**
 * The horizons, channels and intervals that a model forecasts.
 *
 * @param horizons steps ahead, in ascending order. Empty until the period of the samples is known, if they follow from it: see
 *     {@link #at}
 * @param ahead times that the horizons follow from; empty if they are given as steps, or by default
 * @param closedLoop whether forecasts are fed back for horizons beyond the first; otherwise each horizon has its own outputs
 * @param coverage share of samples inside the interval, (0, 1)
 * @param adapter whether forecasts are corrected online
 * @param channels that are forecast, from 0; the others are inputs only. Empty for all
 * @param spread whether the model tells how large errors are expected to be at a moment
 */
public record ForecastTarget(
        List<Integer> horizons,
        Optional<AheadTimes> ahead,
        boolean closedLoop,
        double coverage,
        AdapterMode adapter,
        List<Integer> channels,
        SpreadMode spread) {
    public ForecastTarget {
        horizons = List.copyOf(horizons);
        channels = List.copyOf(channels);
    }

    /** A target of all channels. */
    public ForecastTarget(
            List<Integer> horizons,
            Optional<AheadTimes> ahead,
            boolean closedLoop,
            double coverage,
            AdapterMode adapter) {
        this(horizons, ahead, closedLoop, coverage, adapter, List.of(), SpreadMode.OFF);
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
        return new ForecastTarget(otherHorizons, Optional.empty(), closedLoop, coverage, adapter, channels, spread);
    }

    /** The same target of some channels. */
    public ForecastTarget withChannels(List<Integer> others) {
        return new ForecastTarget(horizons, ahead, closedLoop, coverage, adapter, others, spread);
    }

    /** The same target of models with or without a spread head. */
    public ForecastTarget withSpread(SpreadMode other) {
        return new ForecastTarget(horizons, ahead, closedLoop, coverage, adapter, channels, other);
    }

    /**
     * The channels that are forecast.
     *
     * @param count of the series' channels
     * @throws IllegalArgumentException if the series have fewer channels than are named
     */
    public TargetChannels predicted(int count) {
        if (channels.isEmpty()) {
            return TargetChannels.all(count);
        }
        if (channels.get(channels.size() - 1) >= count) {
            throw new IllegalArgumentException(
                    OptionNames.TARGETS + " must be channels 1.." + count + " of the series, was " + numbers());
        }
        return new TargetChannels(count, channels);
    }

    /** The channels as the option states them, from 1. */
    List<Integer> numbers() {
        return channels.stream().map(channel -> channel + 1).toList();
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
                AheadTimes.OPTION,
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
        problems.when(
                !channels.equals(channels.stream().sorted().distinct().toList())
                        || channels.stream().anyMatch(channel -> channel < 0 || channel >= NetworkSpec.MAX_WIDTH),
                OptionNames.TARGETS,
                "must be channels in ascending order within 1.." + NetworkSpec.MAX_WIDTH + ", such as 1,3; were "
                        + numbers());
    }

    private boolean ascending() {
        return horizons.isEmpty()
                || (horizons.equals(horizons.stream().sorted().distinct().toList())
                        && horizons.get(0) >= 1
                        && horizons.get(horizons.size() - 1) <= ModelSpec.MAX_HORIZON);
    }
}
