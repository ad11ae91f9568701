package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;

/**
 * The cells of a network and the linear path beside them.
 *
 * @param cells the kinds of cell that are tried, one for every layer; {@link CellKind#NONE} for the linear path alone
 * @param resetBefore GRU only: whether the reset gate acts before the recurrent product (Cho et al. 2014)
 * @param relu {@code max(0, ·)} in place of {@code tanh}
 * @param hidden units per layer
 * @param layers number of recurrent layers
 * @param lags past inputs of the linear path, at most; 0 for no linear path
 * @param seasons whose lags the linear path may read, too
 * @param calendar what the linear path may know of the time
 */
public record NetworkShape(
        List<CellKind> cells,
        boolean resetBefore,
        boolean relu,
        int hidden,
        int layers,
        int lags,
        SeasonSettings seasons,
        CalendarSettings calendar) {
    /** All kinds of cell. */
    public static final List<CellKind> AUTO = List.of(CellKind.ELMAN, CellKind.GRU, CellKind.LSTM);

    private static final int MAX_LAGS = 1_024;

    public NetworkShape {
        cells = List.copyOf(cells);
    }

    /** The only kind of cell that is tried, or the first of them. */
    public CellKind cell() {
        return cells.get(0);
    }

    public NetworkShape withCell(CellKind otherCell) {
        return withCells(List.of(otherCell));
    }

    public NetworkShape withCells(List<CellKind> others) {
        return new NetworkShape(others, resetBefore, relu, hidden, layers, lags, seasons, calendar);
    }

    public NetworkShape withHidden(int otherHidden) {
        return new NetworkShape(cells, resetBefore, relu, otherHidden, layers, lags, seasons, calendar);
    }

    public NetworkShape withLayers(int otherLayers) {
        return new NetworkShape(cells, resetBefore, relu, hidden, otherLayers, lags, seasons, calendar);
    }

    public NetworkShape withLags(int otherLags) {
        return new NetworkShape(cells, resetBefore, relu, hidden, layers, otherLags, seasons, calendar);
    }

    public NetworkShape with(CalendarSettings other) {
        return new NetworkShape(cells, resetBefore, relu, hidden, layers, lags, seasons, other);
    }

    void check(Problems problems) {
        problems.inRange(OptionNames.HIDDEN, hidden, 1, NetworkSpec.MAX_WIDTH);
        problems.inRange(OptionNames.LAYERS, layers, 1, NetworkSpec.MAX_LAYERS);
        problems.inRange(OptionNames.LAGS, lags, 0, MAX_LAGS);
        problems.when(
                cells.equals(List.of(CellKind.NONE)) && lags == 0,
                OptionNames.LAGS,
                "must be at least 1 without a cell, was 0");
        seasons.check(problems);
    }
}
