package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import java.util.List;
import java.util.Optional;

/**
 * The properties of a network that its weights do not contain.
 *
 * @param name of the model
 * @param cell of every layer
 * @param relu {@code max(0, ·)} in place of {@code tanh}
 * @param headActivation activation of the outputs
 * @param resetAfter GRU only: whether the reset gate acts after the recurrent product; empty for PyTorch's way, or the one that the
 *     biases of Keras show
 * @param periodMicros time between two samples, in microseconds
 * @param horizons steps ahead; those beyond 1 by closed loop, or by outputs of their own
 * @param direct whether each horizon has outputs of its own
 * @param targets ascending indices of the channels that the network forecasts; empty if it forecasts all
 * @param center (channels) subtracted from each value; empty for 0
 * @param scale (channels) divides the centered value; empty for 1
 * @param differenced whether the network takes changes in place of values
 * @param head PyTorch only: the name of the linear layer; needed if there are several
 * @param layerOrder Keras only: parts of the paths of the recurrent layers, the first layer first; empty if shapes or names show it
 */
public record NetworkDescription(
        String name,
        CellKind cell,
        boolean relu,
        HeadActivation headActivation,
        Optional<Boolean> resetAfter,
        long periodMicros,
        List<Integer> horizons,
        boolean direct,
        List<Integer> targets,
        List<Double> center,
        List<Double> scale,
        boolean differenced,
        Optional<String> head,
        List<String> layerOrder) {}
