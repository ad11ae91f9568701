package io.wavecast.streams.series.codec;

import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.Lifecycle;
import io.wavecast.streams.series.SeriesState;
import org.jspecify.annotations.Nullable;

/** The binary form of a series' own center and scale under the model that forecasts it. See {@link SeriesScale#numbers}. */
final class ScaleBytes {
    private ScaleBytes() {}

    static @Nullable SeriesScale of(SeriesState state) {
        return state.lifecycle() instanceof Following following
                ? following.hidden().scale()
                : null;
    }

    /** Writes the center and scale of a challenger's series; no numbers if there are none. */
    static void write(SeriesState own, BinaryWriter out) {
        SeriesScale scale = of(own);
        out.putDoubles(scale == null ? new double[0] : scale.numbers());
    }

    static void read(BinaryReader in, Lifecycle lifecycle, int channels) {
        double[] numbers = in.getDoubles("the scale of the series under the challenger");
        if (numbers.length > 0) {
            set(numbers, lifecycle, channels);
        }
    }

    static void set(double[] numbers, Lifecycle lifecycle, int channels) {
        if (!(lifecycle instanceof Following following)) {
            throw BadRecord.BAD_STATE.because("expected a scale of the series only under a model, was "
                    + lifecycle.getClass().getSimpleName());
        }
        try {
            following.hidden().setScale(SeriesScale.ofNumbers(numbers, channels));
        } catch (IllegalArgumentException e) {
            throw BadRecord.BAD_STATE.because("expected the scale of the series in the state: " + e.getMessage(), e);
        }
    }
}
