package io.wavecast.trainer.options;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.NetworkShape;
import picocli.CommandLine.Option;

/** The options for the sizes of cells and linear path. Commands choose the kind of cell themselves. */
public final class NetworkOptions {
    @Option(names = "--relu", description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = "--reset-before",
            description = "gru only: apply the reset gate before the recurrent product, not after it")
    private boolean resetBefore;

    @Option(names = OptionNames.HIDDEN, description = "units per layer", defaultValue = "128")
    private int hidden;

    @Option(names = OptionNames.LAYERS, description = "1 to 3", defaultValue = "1")
    private int layers;

    @Option(
            names = OptionNames.LAGS,
            description =
                    "past inputs of the linear path, at most; held-out data decides how many are used; 0 for no linear path",
            defaultValue = "512")
    private int lags;

    public NetworkShape shape(CellKind cell) {
        return new NetworkShape(cell, resetBefore, relu, hidden, layers, lags);
    }
}
