package io.wavecast.trainer.options;

import picocli.CommandLine.Option;

/** How the cells and the linear path of a network are built, whatever the cell. */
public final class NetworkOptions {
    @Option(names = "--relu", description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = "--reset-before",
            description = "gru only: the reset gate before the recurrent product, not after it")
    private boolean resetBefore;

    @Option(names = "--hidden", description = "units per layer", defaultValue = "128")
    private int hidden;

    @Option(names = "--layers", description = "1 to 3", defaultValue = "1")
    private int layers;

    @Option(
            names = "--lags",
            description =
                    "past inputs that the linear path may see, at most: as many are used as data held back ask for; 0 for none",
            defaultValue = "512")
    private int lags;

    public boolean relu() {
        return relu;
    }

    public boolean resetBefore() {
        return resetBefore;
    }

    public int hidden() {
        return hidden;
    }

    public int layers() {
        return layers;
    }

    public int lags() {
        return lags;
    }
}
