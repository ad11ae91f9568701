package io.wavecast.trainer.linear;

import java.util.TreeSet;

/** The value whole seasons before the target, written as weights of lags. Nothing is fitted. */
final class SeasonalNaive {
    private SeasonalNaive() {}

    /** The lag of the newest value that lies whole seasons before the target. */
    static int lag(int season, int horizon) {
        return (horizon + season - 1) / season * season - horizon;
    }

    /** The present value, and the one whole seasons before the target. */
    static Lags lags(int season, int horizon) {
        var distant = new TreeSet<Integer>();
        distant.add(lag(season, horizon));
        return Lags.newest(1).and(distant);
    }

    /**
     * Weights of the change from the present value.
     *
     * @return of {@link #lags}, then the intercept
     */
    static double[] weights(int season, int horizon) {
        return lag(season, horizon) == 0 ? new double[] {0, 0} : new double[] {-1, 1, 0};
    }
}
