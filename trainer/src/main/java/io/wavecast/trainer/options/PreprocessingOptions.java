package io.wavecast.trainer.options;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.PreprocessingSettings;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options for transforming values before they enter a network. */
public final class PreprocessingOptions {
    @Option(
            names = OptionNames.SCALING,
            converter = Converters.OfScaling.class,
            description = "robust, z-score or min-max",
            defaultValue = "robust")
    private Scaling.Kind scaling = Scaling.Kind.ROBUST;

    @Option(
            names = OptionNames.LIMITS,
            showDefaultValue = Visibility.NEVER,
            split = ",",
            paramLabel = "V",
            description = "lowest,highest physical value for min-max")
    private List<Double> limits = List.of();

    @Option(names = "--difference", description = "the network takes changes in place of values")
    private boolean difference;

    public PreprocessingSettings settings() {
        return new PreprocessingSettings(scaling, limits, difference);
    }
}
