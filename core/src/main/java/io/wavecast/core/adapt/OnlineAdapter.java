package io.wavecast.core.adapt;

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
 * <p><b>Robustness.</b> A score whose error is beyond {@code cutOff} root mean square errors counts less, in inverse proportion (Huber
 * 1964), and a correction ends {@code reach} of them beyond the interval that m, x and s span. Scores with numbers that are not finite, or too
 * large to be squared, are skipped.
 */
public final class OnlineAdapter {
    /** Limit of features and errors, in scaled units. */
    private static final double MAX = 1e50;

    private final AdapterSettings settings;
    private final DiscountedRidge ridge;
    private final Gate gate;
    private final double[] features = new double[DiscountedRidge.FEATURES]; // scratch

    public OnlineAdapter(AdapterSettings settings) {
        this.settings = settings;
        this.ridge = new DiscountedRidge(settings.discount());
        this.gate = new Gate(settings.discount());
    }

    public AdapterSettings settings() {
        return settings;
    }

    /**
     * The correction of a forecast, before the gate. Must be kept until the true value is known, together with the three values.
     *
     * @param index of the horizon and channel in the state
     * @param horizon steps ahead, 1 or more
     * @param unit the channel's scale, positive
     * @param model the model's forecast
     * @param last the last value; NaN if unknown
     * @param season the season's value, see {@link AdapterSettings#stepsBack}; NaN without one
     * @return in the user's units, finite
     */
    public double correction(
            AdapterState state, int index, int horizon, double unit, double model, double last, double season) {
        double[] numbers = state.numbers();
        int at = index * AdapterState.NUMBERS;
        double count = numbers[at + AdapterState.COUNT];
        if (count == 0 || !setFeatures(unit, model, last, season)) {
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
     * The share of corrections that is published now, in 0..1.
     *
     * @param index of the horizon and channel in the state
     */
    public double share(AdapterState state, int index, int horizon) {
        return gate.share(state.numbers(), index * AdapterState.NUMBERS, settings.caution() * horizon);
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
            double unit,
            double model,
            double last,
            double season,
            double correction,
            double truth) {
        double error = (truth - model) / unit;
        double moved = correction / unit;
        if (!(Math.abs(error) < MAX && Math.abs(moved) < MAX) || !setFeatures(unit, model, last, season)) {
            return;
        }
        double[] numbers = state.numbers();
        int at = index * AdapterState.NUMBERS;
        double weight = 1;
        double square = error * error;
        double largest = Math.max(square, (error - moved) * (error - moved));
        double limit = settings.cutOff() * settings.cutOff() * numbers[at + AdapterState.SQUARE];
        boolean begun = numbers[at + AdapterState.COUNT] > 0;
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

    /** Sets the features; whether all are usable. */
    private boolean setFeatures(double unit, double model, double last, double season) {
        features[0] = Double.isNaN(last) ? 0 : (last - model) / unit;
        features[1] = Double.isNaN(season) ? 0 : (season - model) / unit;
        features[2] = 1;
        return Math.abs(features[0]) < MAX && Math.abs(features[1]) < MAX;
    }
}
