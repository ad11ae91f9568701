package io.wavecast.experiments.cells;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import java.util.List;
import java.util.Locale;

/** A recurrent layer: its cell and its number of units. */
record CellShape(CellKind cell, int units) {

    /** An LSTM, and Elman cells and GRUs with as many units, and with about as many weights. */
    static List<CellShape> comparable(int units) {
        var lstm = new CellShape(CellKind.LSTM, units);
        return List.of(
                new CellShape(CellKind.ELMAN, units),
                lstm.withEqualWeights(CellKind.ELMAN),
                lstm,
                new CellShape(CellKind.GRU, units),
                lstm.withEqualWeights(CellKind.GRU));
    }

    /** Another cell with about as many weights. */
    private CellShape withEqualWeights(CellKind other) {
        int otherUnits = units;
        while (new CellShape(other, otherUnits).weights(1, 1) < weights(1, 1)) {
            otherUnits++;
        }
        return new CellShape(other, otherUnits);
    }

    /** Number of weights and biases of layer and head, with two biases per unit and gate, as in PyTorch. */
    int weights(int inputs, int outputs) {
        return cell.gates() * units * (inputs + units + 2) + outputs * (units + 1);
    }

    NetworkSpec spec(int inputs, int outputs) {
        return NetworkSpec.builder(cell)
                .inputs(inputs)
                .hidden(units)
                .outputs(outputs)
                .resetAfter(cell == CellKind.GRU)
                .build();
    }

    String name() {
        return cell.name().toLowerCase(Locale.ROOT) + ", " + units + " units";
    }
}
