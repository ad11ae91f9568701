package io.wavecast.streams.series.codec;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.QuantileTracker;
import io.wavecast.core.quantile.SeriesQuantiles;
import io.wavecast.core.series.Levels;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import io.wavecast.streams.series.SeriesState;

/**
 * The binary form of what quantiles are learned from: name and number of the model · levels · what was learned · for each pending forecast, in
 * their order, its quantiles as they were published.
 */
final class QuantileBytes {
    private static final String PUBLISHED = "the quantiles of pending forecasts";

    private QuantileBytes() {}

    static void write(SeriesQuantiles quantiles, PendingForecasts pending, BinaryWriter out) {
        out.putText(quantiles.model().name());
        out.putLong(quantiles.model().number());
        out.putDoubles(quantiles.tracker().levels().toArray());
        out.putDoubles(quantiles.tracker().numbers());
        for (PendingForecast forecast : pending) {
            out.putDoubles(forecast.quantiles());
        }
    }

    /** Reads the section into a state whose pending forecasts are known. */
    static void read(BinaryReader in, SeriesState into) {
        ModelVersion model = VersionTable.version(
                in.getText("the name of the model with quantiles"),
                in.getLong("the number of the model with quantiles"));
        double[] levels = in.getDoubles("the levels");
        double[] learned = in.getDoubles("what was learned about quantiles");
        int length;
        try {
            QuantileTracker tracker = QuantileTracker.ofNumbers(Levels.of(levels), learned);
            into.sections().setQuantiles(new SeriesQuantiles(model, tracker));
            length = tracker.levels().quantiles() * into.channels();
        } catch (IllegalArgumentException e) {
            throw BadRecord.BAD_STATE.because("expected the quantiles' part of the state: " + e.getMessage(), e);
        }
        for (PendingForecast forecast : into.pending()) {
            double[] published = in.getDoubles(PUBLISHED);
            if (published.length != 0 && published.length != length) {
                throw BadRecord.BAD_STATE.because("expected 0 or " + length + " numbers of " + PUBLISHED
                        + " in the state, was " + published.length);
            }
            forecast.setQuantiles(published);
        }
    }

    /** Takes over what tells far horizons that errors grow; the section of the quantiles comes before it. */
    static void readWatch(double[] watch, SeriesState into) {
        SeriesQuantiles quantiles = into.sections().quantiles();
        if (quantiles == null) {
            throw BadRecord.BAD_STATE.because(
                    "expected quantiles in the state before the watch on the size of errors, was none");
        }
        try {
            into.sections()
                    .setQuantiles(new SeriesQuantiles(
                            quantiles.model(), quantiles.tracker().withWatch(watch)));
        } catch (IllegalArgumentException e) {
            throw BadRecord.BAD_STATE.because("expected the quantiles' part of the state: " + e.getMessage(), e);
        }
    }
}
