package io.wavecast.demo.watch.series;

import java.util.List;

/**
 * One channel of a series at one horizon, within a window of time.
 *
 * @param summary as in the list
 * @param channels of the series
 * @param keptChannels the first channels, of which rows are kept
 * @param channel number of the channel shown
 * @param listed number of the channel whose newest value the summary has
 * @param steps the horizon shown; 0 for labels, −1 without forecasts
 * @param horizons of the models, ascending, with their errors in all rows that are kept
 * @param rows in the window
 * @param inWindow observations in the window; more than rows if rows were thinned
 * @param oldest event time of the oldest row that is kept, seconds since the epoch; NaN without rows
 * @param period mean seconds between the newest rows; NaN with fewer than two rows
 * @param fan the newest forecast by a model over its horizons
 * @param swaps oldest first
 * @param anomalies as told, oldest first
 * @param duplicates forecasts that are not newer than the one before
 */
public record SeriesDetail(
        SeriesSummary summary,
        int channels,
        int keptChannels,
        int channel,
        int listed,
        int steps,
        List<Horizon> horizons,
        Rows rows,
        int inWindow,
        double oldest,
        double period,
        Fan fan,
        List<Swap> swaps,
        List<AnomalyMark> anomalies,
        long duplicates) {
    public SeriesDetail {
        horizons = List.copyOf(horizons);
        swaps = List.copyOf(swaps);
        anomalies = List.copyOf(anomalies);
    }

    /**
     * A horizon of the newest model.
     *
     * @param ahead seconds
     */
    public record Horizon(int steps, double ahead, Accuracy accuracy) {}

    /**
     * The newest forecast by a model.
     *
     * @param made event time of the newest observation used, seconds since the epoch; NaN before there is one
     * @param value that observation; NaN if it is not known
     * @param steps ascending
     */
    public record Fan(double made, double value, List<Step> steps) {
        public Fan {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The forecast of one horizon.
     *
     * @param steps ahead
     * @param seconds target time, since the epoch
     */
    public record Step(int steps, double seconds, double mean, double lower, double upper) {}
}
