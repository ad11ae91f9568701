package io.wavecast.streams.series.codec;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.adapt.AdapterLayout;
import io.wavecast.core.adapt.AdapterState;
import io.wavecast.core.adapt.RunningMeans;
import io.wavecast.core.adapt.SeasonRing;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import io.wavecast.streams.series.SeriesState;

/**
 * The binary form of what corrects the forecasts of a series: name and number of the model · what was learned · the samples of the last season,
 * the oldest first · for each pending forecast, in their order, what it is remembered by. Means of the samples are apart: see
 * {@link AdapterMeansBytes}.
 */
final class AdaptationBytes {
    private static final String LESSONS = "what pending forecasts are remembered by";

    private static final double[] NO_MEANS = {};

    private AdaptationBytes() {}

    static void write(Adaptation adaptation, PendingForecasts pending, BinaryWriter out) {
        out.putText(adaptation.model().name());
        out.putLong(adaptation.model().number());
        out.putDoubles(adaptation.learned().numbers());
        out.putDoubles(adaptation.season().samples());
        for (PendingForecast forecast : pending) {
            out.putDoubles(forecast.lesson());
        }
    }

    /** Reads an adapter without means into a state whose pending forecasts are known. */
    static void read(BinaryReader in, SeriesState into) {
        read(in, NO_MEANS, into);
    }

    /**
     * Reads an adapter into a state whose pending forecasts are known.
     *
     * @param means (channels, spans) of the samples, which are not part of this form
     */
    static void read(BinaryReader in, double[] means, SeriesState into) {
        String name = in.getText("the name of the corrected model");
        long number = in.getLong("the number of the corrected model");
        double[] learned = in.getDoubles("what was learned from corrected forecasts");
        double[] season = in.getDoubles("the last season");
        var adaptation = new Adaptation(
                new ModelVersion(name, number),
                AdapterState.ofNumbers(learned),
                ring(season, into.channels()),
                RunningMeans.ofValues(means));
        AdapterLayout layout = adaptation.layout(into.channels());
        if (learned.length % layout.numbers() != 0) {
            throw BadRecord.BAD_STATE.because("expected " + layout.numbers()
                    + " numbers per horizon and channel of an adapter in the state, was " + learned.length
                    + " numbers in all");
        }
        into.sections().setAdaptation(adaptation);
        int length = layout.lesson() * into.channels();
        for (PendingForecast forecast : into.pending()) {
            double[] lesson = in.getDoubles(LESSONS);
            if (lesson.length != 0 && lesson.length != length) {
                throw BadRecord.BAD_STATE.because(
                        "expected 0 or " + length + " numbers of " + LESSONS + " in the state, was " + lesson.length);
            }
            forecast.remember(lesson);
        }
    }

    private static SeasonRing ring(double[] season, int channels) {
        try {
            return SeasonRing.of(season, channels);
        } catch (IllegalArgumentException e) {
            throw BadRecord.BAD_STATE.because("expected an adapter's part of the state: " + e.getMessage(), e);
        }
    }
}
