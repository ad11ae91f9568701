package io.wavecast.trainer.training;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.learn.FittedNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes the linear path's outputs at the horizons at which it is better than the network that stands on it. */
final class LinesInPlace {
    private LinesInPlace() {}

    /**
     * The network with the outputs of its linear path at some horizons; the linear path itself if it is better at all of them.
     *
     * @param network with a linear path of its own
     * @param verdict on the network
     * @param ofLines on the linear path, on the same data
     * @return empty if the linear path is better nowhere, or horizons have no outputs of their own
     */
    static Optional<FittedModel> of(FittedModel network, FittedModel lines, Verdict verdict, Verdict ofLines) {
        List<Integer> horizons = network.spec().horizons();
        List<Integer> better = IntStream.range(0, horizons.size())
                .filter(h -> ofLines.errors().get(h) < verdict.errors().get(h))
                .boxed()
                .toList();
        if (better.size() == horizons.size()) {
            return Optional.of(lines);
        }
        if (better.isEmpty() || !network.spec().direct()) {
            return Optional.empty();
        }
        String where = better.stream().map(h -> "horizon " + horizons.get(h)).collect(Collectors.joining(", "));
        return Optional.of(network.with(
                replaced(
                        network.learned(),
                        lines.learned(),
                        better,
                        network.spec().channels()),
                network.kept() + "; linear path at " + where));
    }

    private static FittedNetwork replaced(
            FittedNetwork network, FittedNetwork lines, List<Integer> horizons, int channels) {
        NetworkSpec spec = network.spec()
                .withLags(Math.max(network.spec().lags(), lines.spec().lags()));
        int columns = spec.lags() * channels;
        float[] linear = new float[spec.outputs() * columns];
        float[] head = network.weights().head().toRowMajor();
        float[] bias = network.weights().headBias().clone();
        for (int output = 0; output < spec.outputs(); output++) {
            boolean line = horizons.contains(output / channels);
            Weights from = (line ? lines : network).weights();
            float[] rows = from.linear().map(Matrix::toRowMajor).orElseGet(() -> new float[0]);
            int width = rows.length / spec.outputs();
            System.arraycopy(rows, output * width, linear, output * columns, width);
            if (line) {
                Arrays.fill(head, output * spec.hidden(), (output + 1) * spec.hidden(), 0);
                bias[output] = from.headBias()[output];
            }
        }
        var weights = new Weights(
                network.weights().layers(),
                Matrix.fromRowMajor(spec.outputs(), spec.hidden(), head),
                bias,
                Optional.of(Matrix.fromRowMajor(spec.outputs(), columns, linear)));
        return new FittedNetwork(
                spec, weights, network.updates(), network.bestUpdate(), network.linearPath(), network.score());
    }
}
