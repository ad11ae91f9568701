package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import java.util.Locale;

/**
 * The network of one measurement: one layer, a linear head of one output, GRU with the reset after the product as PyTorch and
 * ONNX Runtime have it.
 *
 * @param units of the layer
 * @param inputs values per step
 */
public record StepCase(CellKind cell, int units, int inputs) {
    /** Such as {@code lstm 64x1}. */
    String label() {
        return cell.name().toLowerCase(Locale.ROOT) + " " + units + "x" + inputs;
    }

    /** The same weights each time. */
    public Network network() {
        var spec = new NetworkSpec(cell, inputs, units, 1, 1, 0, HeadActivation.IDENTITY, cell == CellKind.GRU, false);
        return new Network(spec, RandomModel.weights(spec));
    }

    /** What a step multiplies and adds, as many as there are weights but biases. */
    long multiplyAdds() {
        return (long) cell.gates() * units * (units + inputs) + units;
    }
}
