package io.wavecast.trainer.options;

import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.PreprocessingSettings;
import io.wavecast.trainer.training.ScalePer;
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

    @Option(names = OptionNames.DIFFERENCE, description = "the network takes changes in place of values")
    private boolean difference;

    @Option(
            names = OptionNames.SCALE_PER,
            paramLabel = "auto|series|model",
            converter = Converters.OfScalePer.class,
            description = {
                "what has a center and a scale of its own; auto: each series, if the model has several that differ;",
                "a series learns them from its first samples"
            },
            defaultValue = "auto")
    private ScalePer scalePer = ScalePer.AUTO;

    @Option(
            names = OptionNames.SCALE_WINDOW,
            paramLabel = "N",
            description = "samples that a series learns center and scale from; at most an eighth of a series of median"
                    + " length",
            defaultValue = "256")
    private int scaleWindow = SeriesScaling.WINDOW;

    public PreprocessingSettings settings() {
        return new PreprocessingSettings(scaling, limits, difference, scalePer, scaleWindow);
    }
}
