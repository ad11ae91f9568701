package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The settings for transforming values before they enter a network.
 *
 * @param scaling the kind of scaling
 * @param limits lowest and highest physical value for {@link Scaling.Kind#MIN_MAX}; empty for the other kinds
 * @param differenced whether the network takes changes in place of values
 * @param per what has a center and a scale of its own
 * @param window past inputs that a series learns its center and scale from
 */
public record PreprocessingSettings(
        Scaling.Kind scaling, List<Double> limits, boolean differenced, ScalePer per, int window) {
    private static final int MIN_WINDOW = 16;
    private static final int MAX_WINDOW = 16_384;
    static final int WINDOWS = 8; // in a series of median length, at least

    /** Settings with the default of what has a scale of its own. */
    public PreprocessingSettings(Scaling.Kind scaling, List<Double> limits, boolean differenced) {
        this(scaling, limits, differenced, ScalePer.AUTO, SeriesScaling.WINDOW);
    }

    public PreprocessingSettings {
        limits = List.copyOf(limits);
    }

    /** The same settings, with differences or without. */
    public PreprocessingSettings withDifferenced(boolean other) {
        return new PreprocessingSettings(scaling, limits, other, per, window);
    }

    /**
     * How each series of a history is scaled on its own; empty if all have one scale. By default a model of several series scales each, unless their
     * limits are given, or they are alike. Short series are scaled by fewer samples.
     *
     * @param lengths samples of each series
     * @param alike whether the series have the same center and scale; asked where it decides
     */
    Optional<SeriesScaling> perSeries(List<Integer> lengths, BooleanSupplier alike) {
        boolean each = per == ScalePer.SERIES
                || (per == ScalePer.AUTO
                        && lengths.size() > 1
                        && scaling != Scaling.Kind.MIN_MAX
                        && !alike.getAsBoolean());
        if (!each) {
            return Optional.empty();
        }
        int median = lengths.stream().sorted().toList().get(lengths.size() / 2);
        int used = Math.min(window, Math.max(MIN_WINDOW, median / WINDOWS));
        return Optional.of(new SeriesScaling(scaling, used, SeriesScaling.REACH));
    }

    void check(Problems problems) {
        boolean needed = scaling == Scaling.Kind.MIN_MAX;
        problems.when(
                needed && per == ScalePer.SERIES,
                OptionNames.SCALE_PER + ":",
                "series needs " + OptionNames.SCALING
                        + " robust or z-score; the limits of min-max hold for all series");
        problems.inRange(OptionNames.SCALE_WINDOW, window, MIN_WINDOW, MAX_WINDOW);
        problems.when(
                needed && !validLimits(),
                OptionNames.LIMITS + ":",
                "min-max scaling needs the lowest and the highest physical value, such as -200,200; was " + limits);
        problems.when(
                !needed && !limits.isEmpty(), OptionNames.LIMITS + ":", "only for " + OptionNames.SCALING + " min-max");
    }

    private boolean validLimits() {
        return limits.size() == 2
                && limits.stream().allMatch(limit -> Math.abs(limit) <= Double.MAX_VALUE / 2)
                && limits.get(0) < limits.get(1);
    }
}
