package io.wavecast.trainer.learn;

import io.wavecast.core.model.Preprocessing;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;

/** Converts slices from the user's units to a network's inputs. */
public final class NetworkInputs {
    private NetworkInputs() {}

    /** Scales slices, and differences them where the preprocessing does so. */
    public static List<SeriesSlice> of(List<SeriesSlice> raw, Preprocessing preprocessing) {
        List<SeriesSlice> inputs = new ArrayList<>();
        for (SeriesSlice slice : raw) {
            int channels = slice.values()[0].length;
            double[][] values = new double[slice.values().length][channels];
            double[][] levels = preprocessing.differenced() ? new double[values.length][channels] : values;
            for (int t = 0; t < values.length; t++) {
                for (int c = 0; c < channels; c++) {
                    double scaled = preprocessing.scaling().scaled(c, slice.values()[t][c]);
                    levels[t][c] = scaled;
                    if (preprocessing.differenced()) {
                        values[t][c] = t == 0 ? 0 : scaled - levels[t - 1][c];
                    }
                }
            }
            inputs.add(slice.with(values, levels));
        }
        return inputs;
    }

    /** (channels) standard deviations of inputs; 1 where a channel is constant. */
    static double[] deviations(List<SeriesSlice> inputs) {
        int channels = inputs.get(0).values()[0].length;
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        long count = 0;
        for (SeriesSlice slice : inputs) {
            for (double[] sample : slice.values()) {
                count++;
                for (int c = 0; c < channels; c++) {
                    sum[c] += sample[c];
                    squares[c] += sample[c] * sample[c];
                }
            }
        }
        double[] deviations = new double[channels];
        for (int c = 0; c < channels; c++) {
            double mean = sum[c] / count;
            deviations[c] = Math.sqrt(Math.max(0, squares[c] / count - mean * mean));
            if (!(deviations[c] > 0)) {
                deviations[c] = 1;
            }
        }
        return deviations;
    }
}
