package io.wavecast.streams.series.codec;

import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import java.util.ArrayList;
import java.util.List;

/** The binary form of pending forecasts. */
final class PendingBytes {
    private static final String CONTENT = "pending forecasts";
    private static final int MIN_BYTES = 8 + 4 + 4 + 4 + 1 + 1 + 3 * 4;

    private PendingBytes() {}

    static void writeAll(PendingForecasts pending, VersionTable versions, BinaryWriter out) {
        out.putInt(pending.size());
        for (PendingForecast forecast : pending) {
            out.putLong(forecast.targetTick());
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

    static List<PendingForecast> readAll(BinaryReader in, VersionTable versions) {
        int count = in.getCount(MIN_BYTES, CONTENT);
        List<PendingForecast> pending = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pending.add(new PendingForecast(
                    in.getLong(CONTENT),
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
