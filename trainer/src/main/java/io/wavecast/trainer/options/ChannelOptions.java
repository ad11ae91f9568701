package io.wavecast.trainer.options;

import io.wavecast.trainer.settings.OptionNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the channels that a model forecasts. */
public final class ChannelOptions {
    @Option(
            names = OptionNames.TARGETS,
            split = ",",
            paramLabel = "N",
            description = {
                "channels to forecast, counted from 1; the others are exogenous: inputs whose future is not known",
                "  Default: all channels."
            })
    private @Nullable List<Integer> targets;

    /** The channels, from 0; empty for all. */
    public List<Integer> targets() {
        return targets == null
                ? List.of()
                : targets.stream().map(number -> number - 1).toList();
    }
}
