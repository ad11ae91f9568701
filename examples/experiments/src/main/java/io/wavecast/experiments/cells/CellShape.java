package io.wavecast.experiments.cells;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import java.util.List;
import java.util.Locale;

/** One layer of a kind of cells. */
record CellShape(CellKind cell, int units) {

    /** LSTM; the others with as many units; and the others with as many weights, which are more units. */
    static List<CellShape> around(int units) {
        var lstm = new CellShape(CellKind.LSTM, units);
        return List.of(
                new CellShape(CellKind.ELMAN, units),
                lstm.asLarge(CellKind.ELMAN),
                lstm,
                new CellShape(CellKind.GRU, units),
                lstm.asLarge(CellKind.GRU));
    }

    /** Another cell with about as many weights. */
    private CellShape asLarge(CellKind other) {
        int more = units;
        while (new CellShape(other, more).weights(1, 1) < weights(1, 1)) {
            more++;
        }
        return new CellShape(other, more);
    }

    /** Those of input, past and head, and biases, two for each row of a gate as PyTorch has them. */
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
