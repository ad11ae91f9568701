package io.wavecast.trainer.judge;

import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;

/** The units that errors on held-out data are stated in: the scales of the model, or those that it learns from the past of each slice. */
public final class HeldOutUnits {
    private HeldOutUnits() {}

    /** (channels) the units of a slice. */
    public static double[] of(Preprocessing preprocessing, SeriesSlice slice) {
        if (preprocessing.perSeries().isEmpty()) {
            return preprocessing.scaling().scale();
        }
        SeriesScaling each = preprocessing.perSeries().get();
        SeriesScale past = learned(each, slice, slice.firstTarget());
        SeriesScale whole = learned(each, slice, slice.values().length);
        double[] units = new double[past.channels()];
        for (int c = 0; c < units.length; c++) {
            units[c] = past.scale(c) > 0 ? past.scale(c) : whole.scale(c) > 0 ? whole.scale(c) : 1;
        }
        return units;
    }

    /** (slices)(channels) the units of slices. */
    static List<double[]> of(Preprocessing preprocessing, List<SeriesSlice> slices) {
        return slices.stream().map(slice -> of(preprocessing, slice)).toList();
    }

    /** What a series has learned from its newest samples before a time. */
    static SeriesScale learned(SeriesScaling scaling, SeriesSlice slice, int end) {
        int begin = Math.max(0, end - scaling.window());
        int channels = slice.values()[0].length;
        double[] past = new double[(end - begin) * channels];
        for (int t = begin; t < end; t++) {
            System.arraycopy(slice.values()[t], 0, past, (t - begin) * channels, channels);
        }
        return scaling.learned(past, channels);
    }
}
