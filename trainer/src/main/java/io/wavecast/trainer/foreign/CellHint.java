package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.EnumNames;

/** Tells from the shape of recurrent weights which cell they belong to. */
final class CellHint {
    private CellHint() {}

    /**
     * The end of a message about weights of another cell than the options say; empty if they fit none.
     *
     * @param rows gates times units, if the weights are those of a cell
     */
    static String of(int rows, int units) {
        for (CellKind cell : CellKind.values()) {
            if (cell != CellKind.NONE && rows == cell.gates() * units) {
                return ": give " + ImportedNetworkOptions.CELL + " " + EnumNames.nameOf(cell);
            }
        }
        return "";
    }
}
