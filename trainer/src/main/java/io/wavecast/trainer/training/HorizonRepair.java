package io.wavecast.trainer.training;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.judge.Verdict.Rival;
import io.wavecast.trainer.learn.FittedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces the outputs of horizons at which a simpler forecaster is better, so that the model can serve the other horizons. */
final class HorizonRepair {
    private final FittedModel fit;
    private final Verdict verdict;
    private final int channels;

    HorizonRepair(FittedModel fit, Verdict verdict) {
        this.fit = fit;
        this.verdict = verdict;
        this.channels = fit.spec().channels();
    }

    /**
     * The model with AR(p) or the last value at the horizons where they are better.
     *
     * @return empty if horizons have no outputs of their own, or if none or all of them would be replaced
     */
    Optional<FittedModel> repaired() {
        List<Integer> horizons = fit.spec().horizons();
        List<Integer> losing = new ArrayList<>();
        for (int h = 0; h < horizons.size(); h++) {
            if (verdict.losesAt(h)) {
                losing.add(h);
            }
        }
        if (!fit.spec().direct() || losing.isEmpty() || losing.size() == horizons.size()) {
            return Optional.empty();
        }
        FittedNetwork learned = fit.learned();
        NetworkSpec spec = learned.spec()
                .withLags(Math.max(learned.spec().lags(), fit.baseline().lags()));
        float[] linear = linear(learned, spec.lags());
        float[] head = learned.weights().head().toRowMajor();
        float[] bias = learned.weights().headBias().clone();
        List<String> kept = new ArrayList<>(List.of(fit.kept()));
        for (int h : losing) {
            boolean regression = !fit.preprocessing().differenced() && verdict.better(Rival.AR, Rival.NAIVE, h);
            for (int c = 0; c < channels; c++) {
                replace(h * channels + c, c, regression, spec, linear, head, bias);
            }
            kept.add((regression ? "AR(" + fit.baseline().lags() + ")" : "the last value") + " at horizon "
                    + horizons.get(h));
        }
        var weights = new Weights(
                learned.weights().layers(),
                Matrix.fromRowMajor(spec.outputs(), spec.hidden(), head),
                bias,
                Optional.of(Matrix.fromRowMajor(spec.outputs(), spec.lags() * channels, linear)));
        return Optional.of(fit.with(
                new FittedNetwork(
                        spec, weights, learned.updates(), learned.bestUpdate(), Optional.empty(), learned.score()),
                String.join("; ", kept)));
    }

    /** (outputs, lags·channels) the weights of the linear path, with zeros for the lags that it does not have. */
    private float[] linear(FittedNetwork learned, int lags) {
        int rows = learned.spec().outputs();
        float[] padded = new float[rows * lags * channels];
        learned.weights().linear().ifPresent(matrix -> copy(matrix.toRowMajor(), padded, rows));
        return padded;
    }

    private static void copy(float[] narrow, float[] wide, int rows) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    narrow, row * (narrow.length / rows), wide, row * (wide.length / rows), narrow.length / rows);
        }
    }

    private void replace(
            int output, int channel, boolean regression, NetworkSpec spec, float[] linear, float[] head, float[] bias) {
        int columns = spec.lags() * channels;
        for (int i = 0; i < columns; i++) {
            linear[output * columns + i] = 0;
        }
        for (int j = 0; j < spec.hidden(); j++) {
            head[output * spec.hidden() + j] = 0;
        }
        bias[output] = 0;
        if (regression) {
            Weights weights = fit.baseline().weights();
            float[] from = weights.linear().orElseThrow().toRowMajor();
            int width = fit.baseline().lags() * channels;
            System.arraycopy(from, output * width, linear, output * columns, width);
            bias[output] = weights.headBias()[output];
        } else if (!fit.preprocessing().differenced()) {
            linear[output * columns + channel] = 1; // the newest lag is the present value; a change of 0 repeats it
        }
    }
}
