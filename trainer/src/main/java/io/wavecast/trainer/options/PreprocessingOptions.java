package io.wavecast.trainer.options;

import io.wavecast.core.model.Scaling;
import java.util.List;
import picocli.CommandLine.Option;

/** What becomes of values before a network sees them. */
public final class PreprocessingOptions {
    @Option(
            names = "--scaling",
            converter = Converters.OfScaling.class,
            description = "robust, z-score or min-max",
            defaultValue = "robust")
    private Scaling.Kind scaling;

    @Option(
            names = "--limits",
            split = ",",
            paramLabel = "V",
            description = "lowest,highest physical value for min-max")
    private List<Double> limits = List.of();

    @Option(names = "--difference", description = "let the network see changes rather than values")
    private boolean difference;

    public Scaling.Kind scaling() {
        return scaling;
    }

    /** Empty unless given. */
    public List<Double> limits() {
        return limits;
    }

    public boolean difference() {
        return difference;
    }
}
