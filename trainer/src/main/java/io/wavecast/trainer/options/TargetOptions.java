package io.wavecast.trainer.options;

import io.wavecast.cli.AheadTimes;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.ForecastTarget;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the horizons, channels and intervals of a model. */
public final class TargetOptions {
    @Option(
            names = OptionNames.HORIZONS,
            split = ",",
            paramLabel = "H",
            description = {
                "steps ahead that the model forecasts (default one step, and the first that is visible before its target:",
                "at least 50 ms ahead)"
            })
    private @Nullable List<Integer> horizons;

    @Option(
            names = AheadTimes.OPTION,
            paramLabel = "TIME,...",
            converter = Converters.OfAheadTimes.class,
            description = "times ahead in place of " + OptionNames.HORIZONS
                    + ", such as 100ms,1s: one step, and the steps nearest to them")
    private @Nullable AheadTimes ahead;

    @Mixin
    private ChannelOptions channels = new ChannelOptions();

    @Option(
            names = OptionNames.CLOSED_LOOP,
            description = "feed forecasts back for horizons beyond the first, rather than learn each")
    private boolean closedLoop;

    @Option(names = OptionNames.COVERAGE, description = "share of samples inside the interval", defaultValue = "0.9")
    private double coverage;

    @Option(
            names = OptionNames.ADAPTER,
            paramLabel = "auto|paying|off",
            converter = Converters.OfAdapter.class,
            description = {
                "online correction of forecasts by the errors that became known:",
                "paying: at the horizons where it lowers the error on held-out data by 0.5 %%",
                "auto: at the others, too, but there it is published only while it gains clearly"
            },
            defaultValue = "auto")
    private AdapterMode adapter = AdapterMode.AUTO;

    @Mixin
    private SpreadOptions spread;

    public ForecastTarget target() {
        return new ForecastTarget(
                horizons == null ? List.of() : horizons,
                Optional.ofNullable(ahead),
                closedLoop,
                coverage,
                adapter,
                channels.targets(),
                spread.mode());
    }
}
