package io.wavecast.streams.series.codec;

import io.wavecast.core.series.ScoreSummary;
import java.util.List;

/** Sums of scores of the second that is still running. */
final class ScoreSummaryBytes {
    private static final String WHAT = "sums of scores";
    private static final int LEAST_BYTES = 7 * 8 + 2 * 4 + 1;

    private ScoreSummaryBytes() {}

    static void writeAll(List<ScoreSummary> sums, VersionTable versions, BinaryWriter out) {
        out.putInt(sums.size());
        for (ScoreSummary sum : sums) {
            out.putLong(sum.fromMicros());
            versions.put(sum.model(), out);
            StatusByte.put(sum.status(), out);
            out.putInt(sum.horizon());
            out.putLong(sum.count());
            out.putDouble(sum.squaredError());
            out.putDouble(sum.naiveSquaredError());
            out.putDouble(sum.absoluteError());
            out.putDouble(sum.covered());
            out.putLong(sum.late());
        }
    }

    static void readAll(BinaryReader in, VersionTable versions, List<ScoreSummary> into) {
        int count = in.getCount(LEAST_BYTES, WHAT);
        for (int i = 0; i < count; i++) {
            into.add(new ScoreSummary(
                    in.getLong(WHAT),
                    versions.get(in),
                    StatusByte.get(in),
                    in.getInt(WHAT),
                    in.getLong(WHAT),
                    in.getDouble(WHAT),
                    in.getDouble(WHAT),
                    in.getDouble(WHAT),
                    in.getDouble(WHAT),
                    in.getLong(WHAT)));
        }
    }
}
