package io.wavecast.core.adapt;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.SeriesScale;

/**
 * Corrects the forecasts of a model that no longer learns, for one horizon and channel at a time. O(1) per forecast and per score. Not
 * thread-safe, since it owns scratch space; the state is apart.
 *
 * <pre>
 *  published = m + p · u        m: model's forecast, u: correction, p: share (see Gate)
 *  u = w · f,     f = ((x − m)/unit, (s − m)/unit, 1)        x: last value, s: season's value
 * </pre>
 *
 * <p>So the published forecast is an average of the model, the last value and the season's value, plus a constant, with weights
 * {@code w} that least squares finds and that may be negative (forecast combination: Granger and Ramanathan 1984). The true value is
 * {@code m + w·f + noise}.
 *
 * <p><b>Robustness.</b> A score whose error is beyond {@code cutoff} root mean square errors counts less, in inverse proportion (Huber
 * 1964), and a correction ends {@code reach} of them beyond the interval that m, x and s span. Scores with numbers that are not finite, or too
 * large to be squared, are skipped. Last value and season's value count up to where the model clips its inputs, or up to {@code cutoff} root
 * mean square errors from the forecast if that is further: so a glitch of a sensor stays bounded, and a level that has left the model's range is
 * followed once the model's errors show it.
 */
public final class OnlineAdapter {
    /** Limit of features and errors, in scaled units. */
    private static final double MAX = 1e50;

    private final AdapterSettings settings;
    private final Scaling scaling;
    private final double[] units; // (channels) scales
    private final double[] lows; // (channels) inputs are clipped there
    private final double[] highs; // (channels)
    private final DiscountedRidge ridge;
    private final Gate gate;
    private final double[] features = new double[DiscountedRidge.FEATURES]; // scratch

    /** @param scaling the model's */
    public OnlineAdapter(AdapterSettings settings, Scaling scaling) {
        this.settings = settings;
        this.scaling = scaling;
        this.units = scaling.scale();
        this.lows = new double[units.length];
        this.highs = new double[units.length];
        for (int c = 0; c < units.length; c++) {
            lows[c] = scaling.unscaled(c, scaling.clipLow());
            highs[c] = scaling.unscaled(c, scaling.clipHigh());
        }
        this.ridge = new DiscountedRidge(settings.discount());
        this.gate = new Gate(settings.discount());
    }

    /** Takes a series' own center and scale for what follows. */
    void scaleBy(SeriesScale own) {
        for (int c = 0; c < units.length; c++) {
            units[c] = own.scale(c);
            lows[c] = own.unscaled(c, scaling.clipLow());
            highs[c] = own.unscaled(c, scaling.clipHigh());
        }
    }

    /**
     * The correction of a forecast, before the gate. Must be kept until the true value is known, together with the three values.
     *
     * @param index of the horizon and channel in the state
     * @param horizon steps ahead, 1 or more
     * @param model the model's forecast
     * @param last the last value; NaN if unknown
     * @param season the season's value, see {@link AdapterSettings#stepsBack}; NaN without one
     * @return in the user's units, finite
     */
    public double correction(
            AdapterState state, int index, int horizon, int channel, double model, double last, double season) {
        double unit = units[channel];
        double[] numbers = state.numbers();
        int at = index * AdapterState.NUMBERS;
        double count = numbers[at + AdapterState.COUNT];
        if (count == 0 || !setFeatures(numbers[at + AdapterState.SQUARE], channel, model, last, season)) {
            return 0;
        }
        double correction = ridge.predict(numbers, at, features, settings.penalty() * horizon / count);
        double beyond = settings.reach() * Math.sqrt(numbers[at + AdapterState.SQUARE]);
        double lowest = Math.min(0, Math.min(features[0], features[1])) - beyond;
        double highest = Math.max(0, Math.max(features[0], features[1])) + beyond;
        double limited = Math.max(lowest, Math.min(highest, correction)) * unit;
        return Math.abs(limited) < Double.MAX_VALUE ? limited : 0; // NaN as well
    }

    /**
     * The forecast to publish: the model's, moved by the share of the correction that the gate lets through.
     *
     * @param threshold of the horizon, see {@link AdapterSettings#threshold(int)}
     * @param correction what {@link #correction} returned for it
     * @return finite if the model's forecast is
     */
    public double published(
            AdapterState state, int index, int horizon, double threshold, double model, double correction) {
        double share =
                gate.share(state.numbers(), index * AdapterState.NUMBERS, settings.caution() * horizon, threshold);
        double moved = model + share * correction;
        return Double.isFinite(moved) ? moved : model;
    }

    /**
     * Learns from a forecast whose true value is known. The other arguments are those that {@link #correction} had then.
     *
     * @param correction what {@link #correction} returned then
     * @param truth the true value; nothing is learned where it is NaN
     */
    public void learn(
            AdapterState state,
            int index,
            int channel,
            double model,
            double last,
            double season,
            double correction,
            double truth) {
        double[] numbers = state.numbers();
        int at = index * AdapterState.NUMBERS;
        double unit = units[channel];
        double error = (truth - model) / unit;
        double moved = correction / unit;
        if (!(Math.abs(error) < MAX && Math.abs(moved) < MAX)
                || !setFeatures(numbers[at + AdapterState.SQUARE], channel, model, last, season)) {
            return;
        }
        double weight = 1;
        double square = error * error;
        double largest = Math.max(square, (error - moved) * (error - moved));
        double limit = settings.cutoff() * settings.cutoff() * numbers[at + AdapterState.SQUARE];
        boolean begun = numbers[at + AdapterState.SQUARE] > 0; // not while all errors were 0
        if (begun && largest > limit) {
            weight = Math.sqrt(limit / largest);
            square = Math.min(square, limit);
        }
        ridge.add(numbers, at, features, error, weight);
        double count = settings.discount() * numbers[at + AdapterState.COUNT] + 1;
        double mean = numbers[at + AdapterState.SQUARE];
        mean += (square - mean) / count;
        numbers[at + AdapterState.COUNT] = count;
        numbers[at + AdapterState.SQUARE] = mean;
        gate.add(numbers, at, error, moved, weight / Math.max(mean, Double.MIN_NORMAL));
    }

    /**
     * Sets the features; whether all are usable.
     *
     * @param square mean square of the model's errors, in scaled units
     */
    private boolean setFeatures(double square, int channel, double model, double last, double season) {
        double limit = settings.cutoff() * Math.sqrt(square);
        features[0] = feature(limit, channel, model, last);
        features[1] = feature(limit, channel, model, season);
        features[2] = 1;
        return Math.abs(features[0]) < MAX && Math.abs(features[1]) < MAX;
    }

    private double feature(double limit, int channel, double model, double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double lowest = Math.min((lows[channel] - model) / units[channel], -limit);
        double highest = Math.max((highs[channel] - model) / units[channel], limit);
        return Math.max(lowest, Math.min(highest, (value - model) / units[channel]));
    }
}
