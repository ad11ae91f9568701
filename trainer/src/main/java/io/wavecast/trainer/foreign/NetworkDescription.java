package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import java.util.List;
import java.util.Optional;

/**
 * The properties of a network that its weights do not contain.
 *
 * @param name of the model
 * @param cell of every layer
 * @param relu {@code max(0, ·)} in place of {@code tanh}
 * @param resetAfter GRU only: whether the reset gate acts after the recurrent product; empty for PyTorch's way, or the one that the
 *     biases of Keras show
 * @param periodMicros time between two samples, in microseconds
 * @param horizons steps ahead; those beyond 1 by closed loop
 * @param center (channels) subtracted from each value
 * @param scale (channels) divides the centered value
 * @param differenced whether the network takes changes in place of values
 * @param head PyTorch only: the name of the linear layer; needed if there are several
 * @param layerOrder Keras only: parts of the paths of the recurrent layers, the first layer first; empty if shapes or names show it
 */
public record NetworkDescription(
        String name,
        CellKind cell,
        boolean relu,
        Optional<Boolean> resetAfter,
        long periodMicros,
        List<Integer> horizons,
        List<Double> center,
        List<Double> scale,
        boolean differenced,
        Optional<String> head,
        List<String> layerOrder) {}
