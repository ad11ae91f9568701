package io.wavecast.trainer.foreign;

import io.wavecast.cli.Problems;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.trainer.settings.OptionNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options of {@code import} for the properties of a network that its weights do not contain. */
final class ImportedNetworkOptions {
    private static final List<String> CELLS = List.of("elman", "lstm", "gru");
    static final String RESET_AFTER = "--reset-after";
    static final String LAYER_ORDER = "--layer-order";

    static final String DIRECT = "--direct";
    static final String TARGET = "--target";

    private static final String RECURRENT_ACTIVATION = "--recurrent-activation";
    private static final String HEAD_ACTIVATION = "--head-activation";
    private static final String SIGMOID = "sigmoid";
    private static final String LINEAR = "linear";
    static final String CELL = "--cell";
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
            description = "steps ahead; beyond 1 by closed loop, or with " + DIRECT + " by outputs of their own",
            defaultValue = "1")
    private List<Integer> horizons = List.of();

    @Option(
            names = CENTER,
            split = ",",
            paramLabel = "V",
            description = "subtracted from each channel's values (default: 0)",
            showDefaultValue = Visibility.NEVER)
    private List<Double> center = List.of();

    @Option(
            names = SCALE,
            split = ",",
            paramLabel = "V",
            description = "divides the centered values of each channel (default: 1)",
            showDefaultValue = Visibility.NEVER)
    private List<Double> scale = List.of();

    @Option(names = "--difference", description = "the network takes changes in place of values")
    private boolean difference;

    @Option(names = "--relu", description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = RECURRENT_ACTIVATION,
            paramLabel = "NAME",
            description =
                    "activation of the gates: sigmoid; weights do not show it, and a model has no other, such as hard_sigmoid",
            defaultValue = SIGMOID)
    private String recurrentActivation = SIGMOID;

    @Option(
            names = HEAD_ACTIVATION,
            paramLabel = "linear|sigmoid",
            description = "what the last layer applies to its outputs; weights do not show it",
            defaultValue = LINEAR)
    private String headActivation = LINEAR;

    @Option(
            names = DIRECT,
            description =
                    "the network has outputs of its own for each horizon: horizons times channels, such as Linear(hidden, 24)"
                            + " for " + OptionNames.HORIZONS + " 1,2,...,24 of one channel")
    private boolean direct;

    @Option(
            names = TARGET,
            split = ",",
            paramLabel = "N",
            description =
                    "the network forecasts only these of several channels, counted from 1; the others are inputs only",
            showDefaultValue = Visibility.NEVER)
    private List<Integer> targets = List.of();

    @Option(
            names = RESET_AFTER,
            arity = "1",
            paramLabel = "true|false",
            description =
                    "gru only: the reset gate acts after the recurrent product (default: as in PyTorch, or as Keras' biases show)")
    private @Nullable Boolean resetAfter;

    @Option(
            names = "--head",
            paramLabel = "NAME",
            description = "name of PyTorch's linear layer; by default the only one")
    private @Nullable String head;

    @Option(
            names = LAYER_ORDER,
            split = ",",
            paramLabel = "NAME",
            description =
                    "names of Keras' recurrent layers, the first layer first, if neither shapes nor numbers show their order",
            showDefaultValue = Visibility.NEVER)
    private List<String> layerOrder = List.of();

    /**
     * Adds a problem for each invalid option.
     *
     * @param foreign whether another library saved the file
     */
    void check(Problems problems, boolean foreign) {
        if (foreign) {
            problems.when(cell == null, CELL, "is required: elman, lstm or gru");
            problems.when(
                    cell != null && !CELLS.contains(cell), CELL, "must be elman, lstm or gru, was '" + cell + "'");
            problems.when(period == null, PERIOD, "is required: seconds between two samples, such as 0.004");
            problems.when(period != null && periodMicros() < 1, PERIOD, "must be at least 0.000001 s, was " + period);
            checkActivations(problems);
        } else {
            problems.when(
                    cell != null || period != null,
                    CELL,
                    "and " + PERIOD + " are not for models of wavecast, which contain them");
            problems.when(
                    relu || difference || direct || !targets.isEmpty() || !headActivation.equals(LINEAR),
                    "--relu",
                    "and --difference, " + DIRECT + ", " + TARGET + " and " + HEAD_ACTIVATION
                            + " are not for models of wavecast, which contain them");
        }
        problems.when(
                !center.isEmpty() && !scale.isEmpty() && center.size() != scale.size(),
                CENTER,
                "and " + SCALE + " need one number per channel: there are " + center.size() + " and " + scale.size());
    }

    private void checkActivations(Problems problems) {
        problems.when(
                !recurrentActivation.equals(SIGMOID),
                RECURRENT_ACTIVATION,
                "must be sigmoid, the only activation of gates that a model has, was '" + recurrentActivation
                        + "': train the network again with sigmoid");
        boolean sigmoid = headActivation.equals(SIGMOID);
        problems.when(
                !sigmoid && !headActivation.equals(LINEAR),
                HEAD_ACTIVATION,
                "must be linear or sigmoid, was '" + headActivation + "'");
        for (int i = 0; i < targets.size(); i++) {
            int least = i == 0 ? 1 : targets.get(i - 1) + 1;
            problems.when(
                    targets.get(i) < least,
                    TARGET,
                    i == 0
                            ? "must be at least 1, was " + targets.get(i)
                            : "must name channels in ascending order, the order of a model's outputs, was " + targets);
        }
    }

    /** What the import takes for granted, since weights do not show it. */
    String assumptions() {
        return "assumed, since weights do not show it: "
                + (String.valueOf(cell).equals("elman") ? "" : "gates with sigmoid (not hard_sigmoid), ")
                + (relu ? "cells with relu, " : "cells with tanh (else --relu), ")
                + (headActivation.equals(SIGMOID)
                        ? "a sigmoid head"
                        : "a linear head (else " + HEAD_ACTIVATION + " sigmoid)")
                + ", each layer with the one below at every step, in the order of time (no RepeatVector or go_backwards)";
    }

    /**
     * Creates the description. Call it only if {@link #check} found no problem.
     *
     * @param model the model's name
     */
    NetworkDescription description(String model) {
        return new NetworkDescription(
                model,
                CellKind.valueOf(String.valueOf(cell).toUpperCase(Locale.ROOT)),
                relu,
                headActivation.equals(SIGMOID) ? HeadActivation.SIGMOID : HeadActivation.IDENTITY,
                Optional.ofNullable(resetAfter),
                periodMicros(),
                horizons,
                direct,
                targets.stream().map(target -> target - 1).toList(),
                center,
                scale,
                difference,
                Optional.ofNullable(head),
                layerOrder);
    }

    private long periodMicros() {
        return period == null ? 0 : period.movePointRight(6).longValue();
    }
}
