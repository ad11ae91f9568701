package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import java.util.Locale;

/**
 * The network of one measurement, as {@link RandomModel#network} creates it.
 *
 * @param cell of the layer
 * @param units of the layer
 * @param inputs values per step
 */
record StepCase(CellKind cell, int units, int inputs) {
    /** The name in tables, such as {@code lstm 64x1}. */
    String label() {
        return cell.name().toLowerCase(Locale.ROOT) + " " + units + "x" + inputs;
    }

    /** The network; its weights are the same at each call. */
    Network network() {
        return RandomModel.network(cell, inputs, units);
    }

    /** Multiply-adds per step: the number of weights without biases. */
    long multiplyAdds() {
        return (long) cell.gates() * units * (units + inputs) + units;
    }
}
