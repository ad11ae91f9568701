package io.wavecast.streams.store;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.SeriesState;

/** Estimates the heap that a live state occupies, on a JVM with compressed references. */
final class HeapSize {
    /** Bytes of the state, its two map entries, key, name, times, ring with its layout and store, lifecycle, queue, lists and sections, without arrays. */
    private static final long OBJECTS = 784;

    private static final long NETWORK_OBJECTS = 120;
    private static final long SCALE_OBJECTS = 16;
    private static final long PENDING_OBJECTS = 88;
    private static final long SUM_OBJECTS = 88;
    private static final long ADAPTATION_OBJECTS = 104;
    private static final long ARRANGED_OBJECTS = 200;
    private static final long WAITING_OBJECTS = 88;
    private static final long CHALLENGER_OBJECTS = 400;
    private static final long ARRAY_HEADER = 16;

    private HeapSize() {}

    static long estimate(String name, SeriesState state) {
        long bytes = OBJECTS + name.length();
        bytes += doubles(state.ring().room()) + doubles(state.last().length);
        bytes += doubles(state.lifecycle().intervals().numbers().length);
        bytes += state.pending().kept() * (PENDING_OBJECTS + 3 * doubles(state.channels())); // mean, width, naive
        boolean spreads = state.pending().size() > 0 && state.pending().get(0).spread().length > 0;
        bytes += spreads ? state.pending().kept() * doubles(state.channels()) : 0;
        bytes += SUM_OBJECTS * state.scores().size();
        double[] anomalies = state.sections().anomalies();
        bytes += anomalies.length == 0 ? 0 : doubles(anomalies.length);
        Adaptation adaptation = state.sections().adaptation();
        bytes += adaptation == null ? 0 : estimate(adaptation, state);
        ArrangedSeries arranged = state.sections().arranged();
        if (arranged != null) {
            long waiting = WAITING_OBJECTS + doubles(state.channels());
            bytes += ARRANGED_OBJECTS
                    + 4 * doubles(state.channels())
                    + waiting * arranged.waiting().size();
        }
        ChallengerState challenger = state.sections().challenger();
        bytes += challenger == null ? 0 : estimate(challenger);
        return state.lifecycle() instanceof Following following ? bytes + estimate(following.hidden()) : bytes;
    }

    /** Without what the series shares with it. */
    private static long estimate(ChallengerState challenger) {
        SeriesState own = challenger.own();
        long shared = OBJECTS + doubles(own.ring().room()) + doubles(own.last().length);
        return CHALLENGER_OBJECTS + estimate("", own) - shared;
    }

    private static long estimate(Adaptation adaptation, SeriesState state) {
        long bytes = ADAPTATION_OBJECTS
                + doubles(adaptation.learned().numbers().length)
                + doubles(adaptation.season().season() * state.channels())
                + doubles(adaptation.means().values().length);
        return bytes
                + state.pending().kept()
                        * doubles(adaptation.layout(state.channels()).lesson() * state.channels());
    }

    private static long estimate(HiddenState hidden) {
        NetworkState network = hidden.network();
        long bytes = NETWORK_OBJECTS + doubles(hidden.level().length) + floats(network.lags().length);
        for (int layer = 0; layer < network.hidden().length; layer++) {
            bytes += floats(network.hidden()[layer].length) + floats(network.cell()[layer].length);
        }
        SeriesScale scale = hidden.scale();
        bytes += scale == null ? 0 : SCALE_OBJECTS + doubles(scale.numbers().length);
        return bytes;
    }

    private static long doubles(int count) {
        return ARRAY_HEADER + (long) count * Double.BYTES;
    }

    private static long floats(int count) {
        return ARRAY_HEADER + (long) count * Float.BYTES;
    }
}
