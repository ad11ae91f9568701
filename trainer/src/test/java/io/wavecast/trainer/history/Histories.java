package io.wavecast.trainer.history;

import io.wavecast.core.series.Observation;

/** Histories for tests. */
public final class Histories {
    private Histories() {}

    /** One series, a sample every microsecond whose value is its number. */
    public static History evenly(String key, int samples) {
        var builder = new HistoryBuilder(HistorySettings.everything());
        for (int t = 0; t < samples; t++) {
            builder.add(key, new Observation(t, t));
        }
        return builder.build();
    }
}
