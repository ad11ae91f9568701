package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.settings.OptionNames;

/**
 * The cells of a network and the linear path beside them.
 *
 * @param cell the cell of every layer; {@link CellKind#NONE} for the linear path alone
 * @param resetBefore GRU only: whether the reset gate acts before the recurrent product (Cho et al. 2014)
 * @param relu {@code max(0, ·)} in place of {@code tanh}
 * @param hidden units per layer
 * @param layers number of recurrent layers
 * @param lags past inputs of the linear path, at most; 0 for no linear path
 */
public record NetworkShape(CellKind cell, boolean resetBefore, boolean relu, int hidden, int layers, int lags) {
    private static final int MAX_LAGS = 1_024;

    public NetworkShape withCell(CellKind otherCell) {
        return new NetworkShape(otherCell, resetBefore, relu, hidden, layers, lags);
    }

    public NetworkShape withHidden(int otherHidden) {
        return new NetworkShape(cell, resetBefore, relu, otherHidden, layers, lags);
    }

    public NetworkShape withLayers(int otherLayers) {
        return new NetworkShape(cell, resetBefore, relu, hidden, otherLayers, lags);
    }

    public NetworkShape withLags(int otherLags) {
        return new NetworkShape(cell, resetBefore, relu, hidden, layers, otherLags);
    }

    void check(Problems problems) {
        problems.inRange(OptionNames.HIDDEN, hidden, 1, NetworkSpec.MAX_WIDTH);
        problems.inRange(OptionNames.LAYERS, layers, 1, NetworkSpec.MAX_LAYERS);
        problems.inRange(OptionNames.LAGS, lags, 0, MAX_LAGS);
        problems.when(cell == CellKind.NONE && lags == 0, OptionNames.LAGS, "must be at least 1 without a cell, was 0");
    }
}
