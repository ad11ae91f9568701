package io.wavecast.trainer.learn;

import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scales slices by their series' own centers and scales, as the stream does: by what was learned from the samples before the first target, and
 * anew where the series leaves that range. There a slice is divided, since lags and hidden state begin anew, too.
 */
public final class SeriesScaled {
    private final SeriesScaling scaling;
    private final int leadIn;

    /** @param leadIn samples that each part has before its first target, as far as the slice has them */
    public SeriesScaled(SeriesScaling scaling, int leadIn) {
        this.scaling = scaling;
        this.leadIn = leadIn;
    }

    /** The parts of all slices, in scaled units. */
    public List<SeriesSlice> of(List<SeriesSlice> slices) {
        List<SeriesSlice> parts = new ArrayList<>();
        slices.forEach(slice -> addParts(slice, parts));
        return parts;
    }

    private void addParts(SeriesSlice slice, List<SeriesSlice> parts) {
        int length = slice.values().length;
        int begin = 0;
        int first = slice.firstTarget();
        // A slice without enough past is one at the beginning of a series: its first window is the past that the stream
        // would wait for.
        int known = Math.min(length, Math.max(first, scaling.window()));
        SeriesScale scale = learned(slice, known);
        for (int t = known; t < length; t++) {
            if (scale.isLeft(scaling)) {
                parts.add(part(slice, begin, first, t, scale));
                scale = learned(slice, t);
                begin = Math.max(0, t - leadIn);
                first = t;
            }
            scale.take(slice.values()[t], scaling);
        }
        parts.add(part(slice, begin, first, length, scale));
    }

    private SeriesScale learned(SeriesSlice slice, int end) {
        int channels = slice.values()[0].length;
        int from = Math.max(0, end - scaling.window());
        double[] past = new double[(end - from) * channels];
        for (int t = from; t < end; t++) {
            System.arraycopy(slice.values()[t], 0, past, (t - from) * channels, channels);
        }
        return scaling.learned(past, channels);
    }

    private static SeriesSlice part(SeriesSlice slice, int begin, int first, int end, SeriesScale scale) {
        double[][] scaled = new double[end - begin][scale.channels()];
        for (int t = begin; t < end; t++) {
            for (int c = 0; c < scale.channels(); c++) {
                scaled[t - begin][c] = scale.scaled(c, slice.values()[t][c]);
            }
        }
        boolean[][] observed = Arrays.copyOfRange(slice.observed(), begin, end);
        return new SeriesSlice(scaled, observed, first - begin)
                .of(slice.series())
                .at(slice.times(begin, end));
    }
}
