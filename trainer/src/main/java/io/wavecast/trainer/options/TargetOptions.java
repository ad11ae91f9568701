package io.wavecast.trainer.options;

import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.ForecastTarget;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for the horizons and intervals of a model. */
public final class TargetOptions {
    @Option(
            names = OptionNames.HORIZONS,
            split = ",",
            paramLabel = "H",
            description = "steps ahead that the model forecasts",
            defaultValue = "1")
    private List<Integer> horizons = List.of();

    @Option(
            names = OptionNames.CLOSED_LOOP,
            description = "feed forecasts back for horizons beyond the first, rather than learn each")
    private boolean closedLoop;

    @Option(names = OptionNames.COVERAGE, description = "share of samples inside the interval", defaultValue = "0.9")
    private double coverage;

    public ForecastTarget target() {
        return new ForecastTarget(horizons, closedLoop, coverage);
    }
}
