package io.wavecast.trainer.cells;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The targets of cells: the residuals of the linear path, normalised to mean 0 and standard deviation 1 over the training part.
 */
public final class Residuals {
    private final Targets targets;
    private final Optional<Readout> linearPath;
    private final double[] mean; // (outputs)
    private final double[] deviation; // (outputs)

    private Residuals(Targets targets, Optional<Readout> linearPath, double[] mean, double[] deviation) {
        this.targets = targets;
        this.linearPath = linearPath;
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * Measures mean and deviation.
     *
     * @param linearPath a readout without hidden units; empty where the network has no linear path
     */
    public static Residuals fit(Targets targets, Optional<Readout> linearPath, List<SeriesSlice> train) {
        int outputs = targets.outputs();
        double[] sum = new double[outputs];
        double[] squares = new double[outputs];
        long[] count = new long[outputs];
        double[] ones = new double[outputs];
        Arrays.fill(ones, 1);
        var unscaled = new Residuals(targets, linearPath, new double[outputs], ones);
        double[] residual = new double[outputs];
        double[] scratch = new double[outputs];
        for (SeriesSlice slice : train) {
            for (int t = unscaled.firstTime(slice); t < targets.endTime(slice); t++) {
                unscaled.read(slice, t, residual, scratch);
                for (int o = 0; o < outputs; o++) {
                    if (!Double.isNaN(residual[o])) {
                        sum[o] += residual[o];
                        squares[o] += residual[o] * residual[o];
                        count[o]++;
                    }
                }
            }
        }
        double[] deviation = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            double n = Math.max(1, count[o]);
            sum[o] /= n;
            deviation[o] = Math.sqrt(Math.max(0, squares[o] / n - sum[o] * sum[o]));
            if (!(deviation[o] > 0)) {
                deviation[o] = 1;
            }
        }
        return new Residuals(targets, linearPath, sum, deviation);
    }

    /** (inputs) the factor from the cells' outputs of the first horizon to input units. */
    float[] scale() {
        float[] scale = new float[targets.inputs()];
        int[] places = places();
        for (int c = 0; c < scale.length; c++) {
            scale[c] = places[c] < 0 ? 0 : (float) deviation[places[c]];
        }
        return scale;
    }

    /**
     * The response of the linear path to an error of an input, in units of residuals, for each later step.
     *
     * @param steps the most lags to return
     * @return (lags)(inputs·outputs), the newest lag first
     */
    float[][] taps(int steps) {
        int channels = targets.inputs();
        int lags = linearPath.map(Readout::lags).orElse(0);
        float[][] taps = new float[Math.min(lags, steps)][channels * outputs()];
        for (int o = 0; o < outputs() && linearPath.isPresent(); o++) {
            double[] row = new double[lags * channels];
            linearPath.get().addWeightsTo(o, row, new double[targets.known()], new double[0]);
            for (int k = 0; k < taps.length; k++) {
                for (int c = 0; c < channels; c++) {
                    taps[k][c * outputs() + o] = (float) (row[k * channels + c] / deviation[o]);
                }
            }
        }
        return taps;
    }

    /** (inputs) the output of the first horizon that forecasts each input; −1 for an exogenous channel. */
    int[] places() {
        return targets.predicted().places();
    }

    /**
     * The next input of a closed loop if the cells' outputs were 0. An exogenous channel keeps the last value before the loop, or stops changing.
     *
     * @param last the time before the closed loop
     * @param scratch (outputs)
     * @return (inputs)
     */
    float[] linearInput(SeriesSlice slice, int t, int last, double[] scratch) {
        linearPath.ifPresent(readout -> readout.predictFromLags(slice, t, scratch));
        float[] input = new float[targets.inputs()];
        int[] places = places();
        for (int c = 0; c < input.length; c++) {
            if (places[c] < 0) {
                input[c] = targets.differenced() ? 0 : (float) slice.values()[last][c];
                continue;
            }
            double present = targets.addsPresent() ? slice.values()[t][c] : 0;
            input[c] = (float) (present + (linearPath.isPresent() ? scratch[places[c]] : 0) + mean[places[c]]);
        }
        return input;
    }

    int outputs() {
        return targets.outputs();
    }

    /** The first time whose lags are all in the slice. */
    int firstTime(SeriesSlice slice) {
        return Targets.firstTime(slice, linearPath.map(Readout::lags).orElse(0));
    }

    /** One more than the last time whose furthest target is in the slice. */
    int endTime(SeriesSlice slice) {
        return targets.endTime(slice);
    }

    /**
     * Reads the normalised residuals at a time.
     *
     * @param residual (outputs) receives the residuals, NaN where nothing was observed
     * @param scratch (outputs)
     */
    void read(SeriesSlice slice, int t, double[] residual, double[] scratch) {
        targets.read(slice, t, residual);
        linearPath.ifPresent(readout -> readout.predictFromLags(slice, t, scratch));
        for (int o = 0; o < residual.length; o++) {
            residual[o] = (residual[o] - (linearPath.isPresent() ? scratch[o] : 0) - mean[o]) / deviation[o];
        }
    }
}
