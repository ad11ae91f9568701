package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;

/**
 * The horizons and intervals that a model forecasts.
 *
 * @param horizons steps ahead, in ascending order
 * @param closedLoop whether forecasts are fed back for horizons beyond the first; otherwise each horizon has its own outputs
 * @param coverage share of samples inside the interval, (0, 1)
 */
public record ForecastTarget(List<Integer> horizons, boolean closedLoop, double coverage) {
    public ForecastTarget {
        horizons = List.copyOf(horizons);
    }

    public ForecastTarget withHorizons(List<Integer> otherHorizons) {
        return new ForecastTarget(otherHorizons, closedLoop, coverage);
    }

    /** Whether each horizon has its own outputs. */
    public boolean direct() {
        return !closedLoop && horizons.size() > 1;
    }

    void check(Problems problems) {
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
        return !horizons.isEmpty()
                && horizons.equals(horizons.stream().sorted().distinct().toList())
                && horizons.get(0) >= 1
                && horizons.get(horizons.size() - 1) <= ModelSpec.MAX_HORIZON;
    }
}
