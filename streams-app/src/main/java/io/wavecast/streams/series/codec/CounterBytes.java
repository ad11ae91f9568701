package io.wavecast.streams.series.codec;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.series.Counters;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.Strays;
import java.util.Optional;

/** The binary form of what a state counts and remembers beside its inputs, except the arrival, which comes first in the state. */
final class CounterBytes {
    private CounterBytes() {}

    static void write(SeriesState state, VersionTable versions, BinaryWriter out) {
        SeriesTimes times = state.times();
        out.putLong(state.observations());
        out.putLong(times.newestMicros());
        out.putLong(times.jumpFromMicros());
        out.putLong(times.jumpToMicros());
        long[] spacings = times.spacings();
        out.putByte(spacings.length);
        for (long spacing : spacings) {
            out.putLong(spacing);
        }
        out.putLong(state.offset());
        out.putInt(state.strays().count());
        out.putInt(state.strays().channels());
        out.putLong(state.strays().newestMicros());
        out.putByte(state.refused().isPresent() ? 1 : 0);
        state.refused().ifPresent(version -> versions.put(version, out));
    }

    static Counters read(BinaryReader in, long arrived, VersionTable versions) {
        long observations = in.getLong("observations");
        long newest = in.getLong("the time");
        long jumpFrom = in.getLong("the start of the jump");
        long jumpTo = in.getLong("the end of the jump");
        long[] spacings = new long[in.getInRange(0, SeriesTimes.SPACINGS, "the number of spacings")];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = in.getLong("the spacings");
        }
        long offset = in.getLong("the offset");
        var strays = new Strays(
                in.getInt("the number of strays"), in.getInt("the strays' channels"), in.getLong("the strays' time"));
        Optional<ModelVersion> refused =
                in.getFlag("the flag of a refused model") ? Optional.of(versions.get(in)) : Optional.empty();
        return new Counters(
                observations, new SeriesTimes(newest, arrived, jumpFrom, jumpTo, spacings), offset, strays, refused);
    }
}
