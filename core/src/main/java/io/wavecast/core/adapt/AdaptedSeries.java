package io.wavecast.core.adapt;

import java.util.Arrays;
import java.util.List;

/**
 * Adapts the forecasts of one series whose samples are regular and complete in time, such as held-out data: keeps the forecasts whose true
 * values are not known yet, and learns from each when its value comes. It does what the stream does with its pending forecasts.
 */
public final class AdaptedSeries {
    private final OnlineAdapter adapter;
    private final List<Integer> horizons;
    private final double[] units; // (channels)
    private final AdapterState state;
    private final double[][] past; // (season)(channels) ring of the newest samples; at least one
    private final double[][][] pending; // (horizons)(horizon)(channels·KEPT) ring of forecasts
    private long samples;

    // What is kept of a forecast, per channel.
    private static final int MODEL = 0;
    private static final int LAST = 1;
    private static final int SEASON = 2;
    private static final int CORRECTION = 3;
    private static final int KEPT = 4;

    /**
     * Creates a series without samples.
     *
     * @param horizons steps ahead
     * @param units (channels) the channels' scales, positive
     */
    public AdaptedSeries(AdapterSettings settings, List<Integer> horizons, double[] units) {
        this.adapter = new OnlineAdapter(settings);
        this.horizons = List.copyOf(horizons);
        this.units = units.clone();
        this.state = new AdapterState(horizons.size() * units.length);
        this.past = unknown(Math.max(1, settings.season()), units.length);
        this.pending = new double[horizons.size()][][];
        for (int i = 0; i < pending.length; i++) {
            pending[i] = unknown(horizons.get(i), units.length * KEPT);
        }
    }

    private static double[][] unknown(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        return values;
    }

    public AdapterState state() {
        return state;
    }

    /**
     * Takes in a sample that is not forecast from, or before the forecasts from it: learns from the forecasts of this sample.
     *
     * @param sample (channels) as the model sees it, with filled values
     * @param observed (channels) whether a value is a true one, so that it is learned from
     */
    public void observe(double[] sample, boolean[] observed) {
        for (int i = 0; i < pending.length; i++) {
            double[] due = pending[i][(int) (samples % pending[i].length)];
            for (int c = 0; c < units.length; c++) {
                int at = c * KEPT;
                if (observed[c] && !Double.isNaN(due[at + MODEL])) {
                    adapter.learn(
                            state,
                            i * units.length + c,
                            units[c],
                            due[at + MODEL],
                            due[at + LAST],
                            due[at + SEASON],
                            due[at + CORRECTION],
                            sample[c]);
                }
            }
            Arrays.fill(due, Double.NaN);
        }
        System.arraycopy(sample, 0, past[(int) (samples % past.length)], 0, units.length);
        samples++;
    }

    /**
     * Corrects the model's forecasts from the newest sample, and keeps them.
     *
     * @param means (horizons, channels) the model's forecasts; receives the corrected ones
     */
    public void adapt(double[][] means) {
        for (int i = 0; i < pending.length; i++) {
            int horizon = horizons.get(i);
            int back = adapter.settings().stepsBack(horizon);
            double[] kept = pending[i][(int) ((samples - 1) % pending[i].length)];
            for (int c = 0; c < units.length; c++) {
                int index = i * units.length + c;
                double model = means[i][c];
                double last = before(0, c);
                double season = back < 0 ? Double.NaN : before(back, c);
                double correction = adapter.correction(state, index, horizon, units[c], model, last, season);
                int at = c * KEPT;
                kept[at + MODEL] = model;
                kept[at + LAST] = last;
                kept[at + SEASON] = season;
                kept[at + CORRECTION] = correction;
                means[i][c] = model + adapter.share(state, index, horizon) * correction;
            }
        }
    }

    private double before(int steps, int channel) {
        return steps >= samples ? Double.NaN : past[(int) ((samples - 1 - steps) % past.length)][channel];
    }
}
