package io.wavecast.streams.series.codec;

import io.wavecast.streams.series.PendingForecast;
import java.util.List;

/** Forecasts that wait for their truth. */
final class PendingBytes {
    private static final String WHAT = "pending forecasts";
    private static final int LEAST_BYTES = 8 + 4 + 4 + 4 + 1 + 1 + 3 * 4;

    private PendingBytes() {}

    static void writeAll(List<PendingForecast> pending, VersionTable versions, BinaryWriter out) {
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

    static void readAll(BinaryReader in, VersionTable versions, List<PendingForecast> into) {
        int count = in.getCount(LEAST_BYTES, WHAT);
        for (int i = 0; i < count; i++) {
            into.add(new PendingForecast(
                    in.getLong(WHAT),
                    in.getInt(WHAT),
                    in.getInt(WHAT),
                    versions.get(in),
                    StatusByte.get(in),
                    in.getFlag("a flag for late of"),
                    in.getDoubles(WHAT),
                    in.getDoubles(WHAT),
                    in.getDoubles(WHAT)));
        }
    }
}
