package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;

/**
 * The settings for transforming values before they enter a network.
 *
 * @param scaling the kind of scaling
 * @param limits lowest and highest physical value for {@link Scaling.Kind#MIN_MAX}; empty for the other kinds
 * @param differenced whether the network takes changes in place of values
 */
public record PreprocessingSettings(Scaling.Kind scaling, List<Double> limits, boolean differenced) {
    public PreprocessingSettings {
        limits = List.copyOf(limits);
    }

    void check(Problems problems) {
        boolean needed = scaling == Scaling.Kind.MIN_MAX;
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
