package io.wavecast.trainer.cells;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.HiddenUnits;
import io.wavecast.trainer.linear.RecurrentCells;
import java.util.List;

/** Measures cells on the validation part, with hidden states carried through each slice as in the stream. */
final class ValidationLoss {
    private final Residuals residuals;
    private final double[] cross; // (outputs) sum of outputs times residuals
    private final double[] outputSquares; // (outputs)
    private final double[] residualSquares; // (outputs)
    private final double[] residual; // (outputs), at one time
    private final double[] scratch; // (outputs)

    private ValidationLoss(Residuals residuals) {
        this.residuals = residuals;
        int outputs = residuals.outputs();
        this.cross = new double[outputs];
        this.outputSquares = new double[outputs];
        this.residualSquares = new double[outputs];
        this.residual = new double[outputs];
        this.scratch = new double[outputs];
    }

    /**
     * Mean squared error over outputs, relative to the residuals' mean square: 1 is the error without cells. Each output f is scaled by
     * the factor in 0..1 that minimises the error against the residuals r, {@code λ = Σ r·f / Σ f²}.
     */
    static double measure(RecurrentCells cells, Residuals residuals, List<SeriesSlice> validation) {
        var loss = new ValidationLoss(residuals);
        for (SeriesSlice slice : validation) {
            loss.add(cells.run(slice), slice);
        }
        return loss.mean();
    }

    private void add(HiddenUnits units, SeriesSlice slice) {
        int first = residuals.firstTime(slice);
        int end = residuals.endTime(slice);
        for (int t = 0; t < end; t++) {
            units.advance(t);
            if (t < first) {
                continue;
            }
            residuals.read(slice, t, residual, scratch);
            float[] outputs = units.outputs();
            for (int o = 0; o < outputs.length; o++) {
                if (!Double.isNaN(residual[o])) {
                    cross[o] += outputs[o] * residual[o];
                    outputSquares[o] += (double) outputs[o] * outputs[o];
                    residualSquares[o] += residual[o] * residual[o];
                }
            }
        }
    }

    private double mean() {
        double loss = 0;
        for (int o = 0; o < cross.length; o++) {
            double factor = outputSquares[o] > 0 ? Math.min(1, Math.max(0, cross[o] / outputSquares[o])) : 0;
            double rest = residualSquares[o] - 2 * factor * cross[o] + factor * factor * outputSquares[o];
            loss += residualSquares[o] > 0 ? rest / residualSquares[o] : 1;
        }
        return loss / cross.length;
    }
}
