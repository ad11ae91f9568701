package io.wavecast.trainer.foreign;

import io.wavecast.cli.Problems;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.settings.OptionNames;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code import} for the properties of a network that its weights do not contain. */
final class ImportedNetworkOptions {
    private static final List<String> CELLS = List.of("elman", "lstm", "gru");
    static final String RESET_AFTER = "--reset-after";
    static final String LAYER_ORDER = "--layer-order";

    private static final String CELL = "--cell";
    private static final String PERIOD = "--period";
    private static final String CENTER = "--center";
    private static final String SCALE = "--scale";

    @Option(names = CELL, description = "elman, lstm or gru; not for wavecast models, which contain it")
    private @Nullable String cell;

    @Option(names = PERIOD, paramLabel = "SECONDS", description = "between two samples, such as 0.004")
    private @Nullable BigDecimal period;

    @Option(
            names = OptionNames.HORIZONS,
            split = ",",
            paramLabel = "H",
            description = "steps ahead, by closed loop beyond 1",
            defaultValue = "1")
    private List<Integer> horizons = List.of();

    @Option(
            names = CENTER,
            split = ",",
            paramLabel = "V",
            description = "subtracted from each channel's values (default: 0)")
    private List<Double> center = List.of();

    @Option(
            names = SCALE,
            split = ",",
            paramLabel = "V",
            description = "divides the centered values of each channel (default: 1)")
    private List<Double> scale = List.of();

    @Option(names = "--difference", description = "the network takes changes in place of values")
    private boolean difference;

    @Option(names = "--relu", description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = RESET_AFTER,
            arity = "1",
            paramLabel = "true|false",
            description =
                    "gru only: the reset gate acts after the recurrent product (default: as in PyTorch, or as Keras' biases show)")
    private @Nullable Boolean resetAfter;

    @Option(names = "--head", paramLabel = "NAME", description = "PyTorch's linear layer, if there are several")
    private @Nullable String head;

    @Option(
            names = LAYER_ORDER,
            split = ",",
            paramLabel = "NAME",
            description =
                    "names of Keras' recurrent layers, the first layer first, if neither shapes nor numbers show their order")
    private List<String> layerOrder = List.of();

    /**
     * Adds a problem for each invalid option.
     *
     * @param foreign whether another library saved the file
     */
    void check(Problems problems, boolean foreign) {
        if (foreign) {
            problems.when(
                    !CELLS.contains(String.valueOf(cell)), CELL, "must be elman, lstm or gru, was '" + cell + "'");
            problems.when(periodMicros() < 1, PERIOD, "must be at least 0.000001 s, was " + period);
        } else {
            problems.when(
                    cell != null || period != null,
                    CELL,
                    "and " + PERIOD + " are not for models of wavecast, which contain them");
        }
        problems.when(
                !center.isEmpty() && !scale.isEmpty() && center.size() != scale.size(),
                CENTER,
                "and " + SCALE + " need one number per channel: there are " + center.size() + " and " + scale.size());
    }

    /**
     * Creates the description. Call it only if {@link #check} found no problem.
     *
     * @param model the model's name
     */
    NetworkDescription description(String model) {
        int channels = Math.max(1, Math.max(center.size(), scale.size()));
        return new NetworkDescription(
                model,
                CellKind.valueOf(String.valueOf(cell).toUpperCase(Locale.ROOT)),
                relu,
                Optional.ofNullable(resetAfter),
                periodMicros(),
                horizons,
                center.isEmpty() ? Collections.nCopies(channels, 0.0) : center,
                scale.isEmpty() ? Collections.nCopies(channels, 1.0) : scale,
                difference,
                Optional.ofNullable(head),
                layerOrder);
    }

    private long periodMicros() {
        return period == null ? 0 : period.movePointRight(6).longValue();
    }
}
