package io.wavecast.streams.forecast;

import io.wavecast.core.quantile.IntervalTracker;
import java.util.List;

/**
 * Half widths of the intervals of one channel at any horizon. Between two horizons with learned widths the width is linear in the square
 * root of the horizon, and beyond them it is proportional to it: errors of a random walk grow so.
 */
final class WidthCurve {
    private final List<Integer> horizons;
    private final IntervalTracker intervals;
    private final int channels;
    private final int channel;

    /**
     * @param horizons the horizons of the intervals, ascending
     * @param intervals (horizons·channels)
     */
    WidthCurve(List<Integer> horizons, IntervalTracker intervals, int channels, int channel) {
        this.horizons = horizons;
        this.intervals = intervals;
        this.channels = channels;
        this.channel = channel;
    }

    /** Whether the width at a horizon is learned there. */
    boolean isLearned(int horizon) {
        int at = horizons.indexOf(horizon);
        return at >= 0 && isKnown(at);
    }

    /** The half width at a horizon; NaN if none is known at any horizon. */
    double width(int horizon) {
        int below = -1;
        int above = -1;
        for (int i = 0; i < horizons.size() && above < 0; i++) {
            if (!isKnown(i)) {
                continue;
            }
            if (horizons.get(i) <= horizon) {
                below = i;
            } else {
                above = i;
            }
        }
        if (below < 0) {
            return above < 0 ? Double.NaN : grown(above, horizon);
        }
        if (above < 0 || horizons.get(below) == horizon) {
            return grown(below, horizon);
        }
        double from = Math.sqrt(horizons.get(below));
        double share = (Math.sqrt(horizon) - from) / (Math.sqrt(horizons.get(above)) - from);
        return known(below) + share * (known(above) - known(below));
    }

    private double grown(int index, int horizon) {
        return known(index) * Math.sqrt((double) horizon / horizons.get(index));
    }

    private boolean isKnown(int index) {
        int interval = index * channels + channel;
        return interval < intervals.size() && !intervals.isUnknown(interval);
    }

    private double known(int index) {
        return intervals.width(index * channels + channel);
    }
}
