package io.wavecast.trainer.cells;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What cells are asked to learn: what the lags leave over of each target, with mean 0 and deviation 1 over the training part.
 */
public final class Residuals {
    private final Targets targets;
    private final Optional<Readout> lags;
    private final double[] mean; // (outputs)
    private final double[] deviation; // (outputs)

    private Residuals(Targets targets, Optional<Readout> lags, double[] mean, double[] deviation) {
        this.targets = targets;
        this.lags = lags;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** @param lags fitted without cells, or nothing where there is no linear path */
    public static Residuals fit(Targets targets, Optional<Readout> lags, List<SeriesSlice> train) {
        int outputs = targets.outputs();
        double[] sum = new double[outputs];
        double[] squares = new double[outputs];
        long[] count = new long[outputs];
        double[] ones = new double[outputs];
        Arrays.fill(ones, 1);
        var plain = new Residuals(targets, lags, new double[outputs], ones);
        double[] left = new double[outputs];
        double[] scratch = new double[outputs];
        for (SeriesSlice part : train) {
            for (int t = plain.from(part); t < targets.to(part); t++) {
                plain.at(part, t, left, scratch);
                for (int o = 0; o < outputs; o++) {
                    if (!Double.isNaN(left[o])) {
                        sum[o] += left[o];
                        squares[o] += left[o] * left[o];
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
        return new Residuals(targets, lags, sum, deviation);
    }

    /** (inputs) what a cell's say of one step ahead is multiplied by on its way to the next input. */
    float[] scale() {
        float[] scale = new float[targets.channels()];
        for (int c = 0; c < scale.length; c++) {
            scale[c] = (float) deviation[c];
        }
        return scale;
    }

    /**
     * How an error of an input changes what the lags say of each output from then on, in units of residuals.
     *
     * @param most of them that are asked for
     * @return (lags)(inputs·outputs), the newest lag first
     */
    float[][] taps(int most) {
        int channels = targets.channels();
        int width = lags.map(Readout::lags).orElse(0);
        float[][] taps = new float[Math.min(width, most)][channels * outputs()];
        for (int o = 0; o < outputs() && lags.isPresent(); o++) {
            double[] row = new double[width * channels];
            lags.get().addTo(o, row, new double[0]);
            for (int k = 0; k < taps.length; k++) {
                for (int c = 0; c < channels; c++) {
                    taps[k][c * outputs() + o] = (float) (row[k * channels + c] / deviation[o]);
                }
            }
        }
        return taps;
    }

    /** (inputs) what the next input would be if cells said 0. @param scratch (outputs) */
    float[] quiet(SeriesSlice part, int t, double[] scratch) {
        lags.ifPresent(readout -> readout.linear(part.values(), t, scratch));
        float[] quiet = new float[targets.channels()];
        for (int c = 0; c < quiet.length; c++) {
            double present = targets.addsPresent() ? part.values()[t][c] : 0;
            quiet[c] = (float) (present + (lags.isPresent() ? scratch[c] : 0) + mean[c]);
        }
        return quiet;
    }

    int outputs() {
        return targets.outputs();
    }

    /** The first time whose lags are all there. */
    int from(SeriesSlice part) {
        return Targets.from(part, lags.map(Readout::lags).orElse(0));
    }

    /** Behind the last time for which the furthest target is there. */
    int to(SeriesSlice part) {
        return targets.to(part);
    }

    /**
     * @param left (outputs) receives the normalised residuals, NaN where nothing was observed
     * @param scratch (outputs)
     */
    void at(SeriesSlice part, int t, double[] left, double[] scratch) {
        targets.at(part, t, left);
        lags.ifPresent(readout -> readout.linear(part.values(), t, scratch));
        for (int o = 0; o < left.length; o++) {
            left[o] = (left[o] - (lags.isPresent() ? scratch[o] : 0) - mean[o]) / deviation[o];
        }
    }
}
