package io.wavecast.core.wire.bytes;

import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.series.Levels;
import java.util.List;

/** What holds of the intervals of further levels, in every format. */
public final class LevelRules {
    private LevelRules() {}

    /**
     * Checks the levels of one horizon.
     *
     * @param channels values of its mean
     * @param problems receives a sentence for each problem
     */
    public static void check(int horizon, List<LevelInterval> levels, int channels, List<String> problems) {
        double before = 0;
        if (levels.size() > Levels.MAX) {
            problems.add("step " + horizon + ": expected at most " + Levels.MAX + " levels, was " + levels.size());
        }
        for (LevelInterval interval : levels) {
            if (!(interval.level() > before && interval.level() < 1)) {
                problems.add("step " + horizon + ": expected ascending levels in (0, 1), was " + interval.level());
                return;
            }
            if (interval.lower().length != channels || interval.upper().length != channels) {
                problems.add("step " + horizon + ", level " + interval.level() + ": expected " + channels
                        + " values of lower and upper as of mean, was " + interval.lower().length + " and "
                        + interval.upper().length);
            }
            before = interval.level();
        }
    }
}
