package io.wavecast.trainer.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The value whole seasons before the target, written as weights of lags. Nothing is fitted. */
public final class SeasonalNaive {
    private SeasonalNaive() {}

    /** Repeats the present value at every horizon. */
    public static Readout lastValue(Targets targets) {
        double present = targets.areChanges() ? 0 : 1;
        List<StackedRegression> outputs = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            outputs.add(fixed(targets, output, Lags.newest(1), new double[] {present, 0}));
        }
        return new Readout(targets, outputs);
    }

    /**
     * Repeats the value whole seasons before the target.
     *
     * @param targets changes that the present value is added to
     * @param season in steps
     */
    public static Readout readout(Targets targets, int season) {
        List<StackedRegression> outputs = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            int horizon = targets.horizon(output);
            outputs.add(fixed(targets, output, lags(season, horizon), weights(season, horizon)));
        }
        return new Readout(targets, outputs);
    }

    private static StackedRegression fixed(Targets targets, int output, Lags lags, double[] weights) {
        return StackedRegression.single(
                Regression.fixed(targets.place(output), new int[] {targets.channel(output)}, lags, weights));
    }

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
