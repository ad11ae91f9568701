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
 *  u = w · f,     f = ((x − m)/unit, (s − m)/unit, 1, (a − m)/unit …)        x: last value, s: season's value, a: means
 * </pre>
 *
 * <p>So the published forecast is an average of these experts, the model, the last value, the season's value and the means of the past, plus a
 * constant, with weights {@code w} that least squares finds and that may be negative (forecast combination: Granger and Ramanathan 1984). The
 * true value is {@code m + w·f + noise}.
 *
 * <p><b>Robustness.</b> A score whose error is beyond {@code cutoff} root mean square errors counts less, in inverse proportion (Huber
 * 1964), and a correction ends {@code reach} of them beyond the interval that the experts span. Scores with numbers that are not finite, or too
 * large to be squared, are skipped. Experts beside the model count up to where the model clips its inputs, or up to {@code cutoff} root
 * mean square errors from the forecast if that is further: so a glitch of a sensor stays bounded, and a level that has left the model's range is
 * followed once the model's errors show it.
 */
public final class OnlineAdapter {
    /** Limit of features and errors, in scaled units. */
    private static final double MAX = 1e50;

    /** Position of the constant among the features. */
    private static final int CONSTANT = 2;

    private final AdapterSettings settings;
    private final Scaling scaling;
    private final double[] units; // (channels) scales
    private final double[] lows; // (channels) inputs are clipped there
    private final double[] highs; // (channels)
    private final double[] ranges; // (channels) of inputs
    private final AdapterLayout layout;
    private final DiscountedRidge ridge;
    private final Gate gate;
    private final double[] features; // scratch

    /** @param scaling the model's */
    public OnlineAdapter(AdapterSettings settings, Scaling scaling) {
        this.settings = settings;
        this.scaling = scaling;
        this.units = scaling.scale();
        this.lows = new double[units.length];
        this.highs = new double[units.length];
        this.ranges = new double[units.length];
        for (int c = 0; c < units.length; c++) {
            setRange(c, scaling.unscaled(c, scaling.clipLow()), scaling.unscaled(c, scaling.clipHigh()));
        }
        this.layout = AdapterLayout.of(settings);
        this.ridge = new DiscountedRidge(settings.discount(), layout);
        this.gate = new Gate(settings.discount());
        this.features = new double[layout.features()];
        features[CONSTANT] = 1;
    }

    private void setRange(int channel, double low, double high) {
        lows[channel] = low;
        highs[channel] = high;
        ranges[channel] = high - low;
    }

    /** Takes a series' own center and scale for what follows. */
    void scaleBy(SeriesScale own) {
        for (int c = 0; c < units.length; c++) {
            units[c] = own.scale(c);
            setRange(c, own.unscaled(c, scaling.clipLow()), own.unscaled(c, scaling.clipHigh()));
        }
    }

    /** (channels) the widths of the ranges where the model does not clip its inputs, in the user's units; shared. */
    double[] ranges() {
        return ranges;
    }

    /**
     * The correction of a forecast, before the gate. Must be kept until the true value is known, together with the experts.
     *
     * @param index of the horizon and channel in the state
     * @param horizon steps ahead, 1 or more
     * @param model the model's forecast
     * @param experts the last value, the season's value (see {@link AdapterSettings#stepsBack}) and the means, in the user's units; NaN where unknown
     * @return in the user's units, finite
     */
    public double correction(AdapterState state, int index, int horizon, int channel, double model, double[] experts) {
        double[] numbers = state.numbers();
        int at = index * layout.numbers();
        int count = at + layout.count();
        double meanSquare = numbers[count + AdapterLayout.SQUARE];
        if (numbers[count] == 0 || !setFeatures(meanSquare, channel, model, experts)) {
            return 0;
        }
        double correction = ridge.predict(numbers, at, features, settings.penalty() * horizon / numbers[count]);
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < features.length; i++) {
            if (i != CONSTANT) {
                lowest = Math.min(lowest, features[i]);
                highest = Math.max(highest, features[i]);
            }
        }
        double beyond = settings.reach() * Math.sqrt(meanSquare);
        double limited = Math.max(lowest - beyond, Math.min(highest + beyond, correction)) * units[channel];
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
        int count = index * layout.numbers() + layout.count();
        double share = gate.share(state.numbers(), count, settings.caution() * horizon, threshold);
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
            double[] experts,
            double correction,
            double truth) {
        double[] numbers = state.numbers();
        int at = index * layout.numbers();
        int count = at + layout.count();
        double mean = numbers[count + AdapterLayout.SQUARE];
        double unit = units[channel];
        double error = (truth - model) / unit;
        double moved = correction / unit;
        if (!(Math.abs(error) < MAX && Math.abs(moved) < MAX) || !setFeatures(mean, channel, model, experts)) {
            return;
        }
        double weight = 1;
        double size = error * error;
        double largest = Math.max(size, (error - moved) * (error - moved));
        double limit = settings.cutoff() * settings.cutoff() * mean;
        boolean begun = mean > 0; // not while all errors were 0
        if (begun && largest > limit) {
            weight = Math.sqrt(limit / largest);
            size = Math.min(size, limit);
        }
        ridge.add(numbers, at, features, error, weight);
        double scores = settings.discount() * numbers[count] + 1;
        mean += (size - mean) / scores;
        numbers[count] = scores;
        numbers[count + AdapterLayout.SQUARE] = mean;
        gate.add(numbers, count, error, moved, weight / Math.max(mean, Double.MIN_NORMAL));
    }

    /**
     * Sets the features; whether all are usable.
     *
     * @param meanSquare of the model's errors, in scaled units
     */
    private boolean setFeatures(double meanSquare, int channel, double model, double[] experts) {
        double inverse = 1 / units[channel];
        double limit = settings.cutoff() * Math.sqrt(meanSquare);
        double lowest = Math.min((lows[channel] - model) * inverse, -limit);
        double highest = Math.max((highs[channel] - model) * inverse, limit);
        double largest = 0;
        for (int i = 0; i + 1 < features.length; i++) {
            double feature = (experts[i] - model) * inverse;
            double limited = Double.isNaN(experts[i]) ? 0 : Math.max(lowest, Math.min(highest, feature));
            features[i < CONSTANT ? i : i + 1] = limited;
            largest = Math.max(largest, Math.abs(limited));
        }
        return largest < MAX;
    }
}
