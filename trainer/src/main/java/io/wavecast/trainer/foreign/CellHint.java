package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.model.Tensor;
import java.util.Map;

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

    /** Names the cell whose number of gates the recurrent weights have, if it is another one. */
    static void check(Map<String, Tensor> tensors, CellKind cell) {
        Tensor recurrent = tensors.get(TensorNames.recurrentWeight(0));
        if (recurrent != null && recurrent.shape().length == 2) {
            int rows = recurrent.shape()[0];
            int units = recurrent.shape()[1];
            String hint = of(rows, units);
            if (rows != (cell.gates() * units) && !hint.isEmpty()) {
                throw BadRecord.BAD_MODEL.because("expected " + (cell.gates() * units) + " rows for "
                        + EnumNames.nameOf(cell) + " of " + units + " units in weight_hh_l0, was " + rows + hint);
            }
        }
    }
}
