package io.wavecast.streams.series.codec;

import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.series.RunningScores;
import java.util.ArrayList;
import java.util.List;

/** The binary form of the score sums of the current second. */
final class ScoreSummaryBytes {
    private static final String CONTENT = "score sums";
    private static final int MIN_BYTES = 7 * 8 + 2 * 4 + 1;

    private ScoreSummaryBytes() {}

    static void writeAll(RunningScores sums, VersionTable versions, BinaryWriter out) {
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
            out.putDouble(sum.intervalScores());
            out.putLong(sum.late());
        }
    }

    /** @param format of the state; the sums of format 1 have no interval scores, which then count from 0 */
    static List<ScoreSummary> readAll(BinaryReader in, VersionTable versions, int format) {
        int count = in.getCount(MIN_BYTES, CONTENT);
        List<ScoreSummary> sums = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sums.add(new ScoreSummary(
                    in.getLong(CONTENT),
                    versions.get(in),
                    StatusByte.get(in),
                    in.getInt(CONTENT),
                    in.getLong(CONTENT),
                    in.getDouble(CONTENT),
                    in.getDouble(CONTENT),
                    in.getDouble(CONTENT),
                    in.getDouble(CONTENT),
                    format == 1 ? 0 : in.getDouble(CONTENT),
                    in.getLong(CONTENT)));
        }
        return sums;
    }
}
