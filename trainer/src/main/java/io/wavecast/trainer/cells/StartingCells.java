package io.wavecast.trainer.cells;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of an earlier model, with which a training may begin. The head is not taken along, nor are the weights of a calendar: they are fitted anew in any
 * case, so horizons and calendars may differ.
 *
 * @param spec without a linear path and without known inputs
 * @param layers their weights
 * @param preprocessing of the inputs for which the weights hold
 */
public record StartingCells(NetworkSpec spec, List<LayerWeights> layers, Preprocessing preprocessing) {
    /** The cells of a model; empty if it has none, or reads tokens or windows. */
    public static Optional<StartingCells> of(Model model) {
        NetworkSpec spec = model.spec().network().withKnown(0);
        return spec.cell() == CellKind.NONE || spec.tokens() || spec.bidirectional()
                ? Optional.empty()
                : Optional.of(
                        new StartingCells(spec.withLags(0), model.weights().layers(), model.preprocessing()));
    }

    /** Whether a network has cells of the same kind, shape and number of inputs. */
    public boolean fits(NetworkSpec network) {
        return spec.equals(network.toBuilder()
                .lags(0)
                .known(0)
                .outputs(spec.outputs())
                .headActivation(spec.headActivation())
                .build());
    }

    /** Whether inputs that are made like this can be read after a change of the weights. */
    public boolean fits(Preprocessing other) {
        return preprocessing.differenced() == other.differenced()
                && preprocessing.perSeries().equals(other.perSeries())
                && preprocessing.scaling().channels() == other.scaling().channels();
    }

    /**
     * The same cells for inputs of another scaling, so that the hidden units are the same for the same values: {@code x = (x'·s' + c' − c) / s}. Differences
     * know no centre.
     */
    StartingCells rescaled(Preprocessing other) {
        LayerWeights first = layers.get(0);
        Matrix input = first.input();
        float[] weights = input.toRowMajor();
        float[] bias = first.inputBias().clone();
        for (int row = 0; row < input.rows(); row++) {
            for (int c = 0; c < input.columns(); c++) {
                int i = row * input.columns() + c;
                double scale = preprocessing.scaling().scale(c);
                double shift = preprocessing.differenced()
                        ? 0
                        : (other.scaling().center(c) - preprocessing.scaling().center(c)) / scale;
                bias[row] += (float) (weights[i] * shift);
                weights[i] *= (float) (other.scaling().scale(c) / scale);
            }
        }
        List<LayerWeights> changed = new ArrayList<>(layers);
        changed.set(
                0,
                new LayerWeights(
                        Matrix.fromRowMajor(input.rows(), input.columns(), weights),
                        first.recurrent(),
                        bias,
                        first.recurrentBias()));
        return new StartingCells(spec, changed, other);
    }

    /** Weights for a network that they fit; the head is zero, as that of random cells. */
    Weights weights(NetworkSpec network) {
        return new Weights(
                layers,
                Matrix.fromRowMajor(
                        network.outputs(), network.hidden(), new float[network.outputs() * network.hidden()]),
                new float[network.outputs()],
                Optional.empty());
    }
}
