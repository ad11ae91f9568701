package io.wavecast.streams.series.codec;

import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The binary form of pending forecasts. */
final class PendingBytes {
    private static final String CONTENT = "pending forecasts";
    private static final int MIN_BYTES = 8 + 4 + 4 + 4 + 1 + 1 + 3 * 4;

    /** @param untilMicros exclusive */
    record Window(long fromMicros, long untilMicros) {
        static Window read(BinaryReader in) {
            return new Window(in.getLong(CONTENT), in.getLong(CONTENT));
        }
    }

    private PendingBytes() {}

    static void writeAll(PendingForecasts pending, VersionTable versions, BinaryWriter out) {
        out.putInt(pending.size());
        for (PendingForecast forecast : pending) {
            out.putLong(forecast.fromMicros());
            out.putLong(forecast.untilMicros());
            out.putInt(forecast.horizon());
            out.putInt(forecast.horizonIndex());
            versions.put(forecast.model(), out);
            StatusByte.put(forecast.status(), out);
            out.putByte(forecast.late() ? 1 : 0);
            out.putDoubles(forecast.mean());
            out.putDoubles(forecast.width());
            out.putDoubles(forecast.naive());
        }
    }

    /** @param window reads the window of event times around a target */
    static List<PendingForecast> readAll(
            BinaryReader in, VersionTable versions, Function<BinaryReader, Window> window) {
        int count = in.getCount(MIN_BYTES, CONTENT);
        List<PendingForecast> pending = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Window around = window.apply(in);
            pending.add(new PendingForecast(
                    around.fromMicros(),
                    around.untilMicros(),
                    in.getInt(CONTENT),
                    in.getInt(CONTENT),
                    versions.get(in),
                    StatusByte.get(in),
                    in.getFlag("the flag of a late forecast"),
                    in.getDoubles(CONTENT),
                    in.getDoubles(CONTENT),
                    in.getDoubles(CONTENT)));
        }
        return pending;
    }
}
