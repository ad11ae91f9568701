package io.wavecast.benchmarks.swap;

import io.wavecast.benchmarks.report.Scale;
import io.wavecast.core.topics.versions.SwapSpread;
import java.time.Duration;

/**
 * What is measured.
 *
 * @param series number of series, each with a full ring
 * @param perSecond observations of all series together
 * @param warmupSeconds at this rate, unmeasured
 * @param seconds before the swap, measured
 * @param shortest least time over which the series change
 */
record SwapPlan(int series, int perSecond, int warmupSeconds, int seconds, Duration shortest) {
    private static final SwapPlan QUICK = new SwapPlan(3_500, 2_000, 25, 8, SwapSpread.LEAST);
    private static final SwapPlan FULL = new SwapPlan(10_000, 2_000, 40, 40, SwapSpread.LEAST);

    static SwapPlan of(Scale scale) {
        return scale == Scale.QUICK ? QUICK : FULL;
    }

    /** Time in which each series reports once, rounded up, and a second. */
    int roundSeconds() {
        return 1 + (series + perSecond - 1) / perSecond;
    }
}
