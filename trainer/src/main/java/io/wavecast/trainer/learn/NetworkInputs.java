package io.wavecast.trainer.learn;

import io.wavecast.core.model.Preprocessing;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;

/** Samples on their way into a network. */
public final class NetworkInputs {
    private NetworkInputs() {}

    /** Parts in the user's units as the network sees them: scaled, and differenced where the model says so. */
    public static List<SeriesSlice> of(List<SeriesSlice> raw, Preprocessing preprocessing) {
        List<SeriesSlice> inputs = new ArrayList<>();
        for (SeriesSlice part : raw) {
            int channels = part.values()[0].length;
            double[][] values = new double[part.values().length][channels];
            double[][] levels = preprocessing.differenced() ? new double[values.length][channels] : values;
            for (int t = 0; t < values.length; t++) {
                for (int c = 0; c < channels; c++) {
                    double scaled = preprocessing.scaling().scaled(c, part.values()[t][c]);
                    levels[t][c] = scaled;
                    if (preprocessing.differenced()) {
                        values[t][c] = t == 0 ? 0 : scaled - levels[t - 1][c];
                    }
                }
            }
            inputs.add(new SeriesSlice(values, levels, part.observed(), part.from()));
        }
        return inputs;
    }
}
