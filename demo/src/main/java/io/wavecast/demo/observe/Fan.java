package io.wavecast.demo.observe;

import java.util.List;

/**
 * The newest forecast of a series by a model, over its horizons, first channel.
 *
 * @param seconds event time of the newest observation used, since the first observation of the run
 * @param steps ascending horizons
 */
public record Fan(double seconds, List<Step> steps) {
    public Fan {
        steps = List.copyOf(steps);
    }

    /**
     * The forecast of one horizon.
     *
     * @param seconds target time, since the first observation of the run
     */
    public record Step(int horizon, double seconds, double mean, double lower, double upper) {}
}
