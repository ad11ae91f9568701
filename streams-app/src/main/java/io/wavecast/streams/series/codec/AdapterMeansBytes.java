package io.wavecast.streams.series.codec;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.SeriesState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of adapters with means of the samples, first of the series' own, then of the challenger's: whether there is one · the means ·
 * {@link AdaptationBytes the rest}. Adapters without means are in sections that are older, in the form that they had then.
 */
final class AdapterMeansBytes {
    private AdapterMeansBytes() {}

    /** Whether an adapter belongs into this section. */
    static boolean has(@Nullable Adaptation adaptation) {
        return adaptation != null && adaptation.means().values().length > 0;
    }

    /** Whether a state has any such adapter. */
    static boolean needed(SeriesState state) {
        return owners(state).stream().anyMatch(owner -> has(owner.sections().adaptation()));
    }

    static void write(SeriesState state, BinaryWriter out) {
        for (SeriesState owner : owners(state)) {
            Adaptation adaptation = owner.sections().adaptation();
            out.putByte(has(adaptation) ? 1 : 0);
            if (adaptation != null && has(adaptation)) {
                out.putDoubles(adaptation.means().values());
                AdaptationBytes.write(adaptation, owner.pending(), out);
            }
        }
    }

    /** Reads the section into a state whose pending forecasts and challenger are known. */
    static void read(BinaryReader in, SeriesState into) {
        owners(into).forEach(owner -> readOne(in, owner));
    }

    private static List<SeriesState> owners(SeriesState state) {
        ChallengerState challenger = state.sections().challenger();
        return challenger == null ? List.of(state) : List.of(state, challenger.own());
    }

    private static void readOne(BinaryReader in, SeriesState into) {
        if (!in.getFlag("the flag of an adapter with means")) {
            return;
        }
        if (into.sections().adaptation() != null) {
            throw BadRecord.BAD_STATE.because(
                    "expected one adapter of a series in the state, was one without means and one with");
        }
        double[] means = in.getDoubles("the means of an adapter");
        if (means.length == 0 || means.length % into.channels() != 0) {
            throw BadRecord.BAD_STATE.because("expected the same number of means for each of " + into.channels()
                    + " channels in the state, was " + means.length + " in all");
        }
        AdaptationBytes.read(in, means, into);
    }
}
