package io.wavecast.trainer.linear;

import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;

/**
 * What a network should say at a time, in scaled units: for each horizon and channel the change from the present, or the value itself
 * where the network has neither lags nor differences to start from.
 */
public final class Targets {
    private final List<Integer> horizons;
    private final int channels;
    private final boolean differenced;
    private final boolean changes;

    /**
     * @param differenced whether the network sees changes
     * @param lags of the linear path, 0 for none
     */
    public Targets(List<Integer> horizons, int channels, boolean differenced, int lags) {
        this.horizons = horizons;
        this.channels = channels;
        this.differenced = differenced;
        this.changes = differenced || lags > 0;
    }

    /** Horizons times channels; those of the first horizon come first. */
    public int outputs() {
        return horizons.size() * channels;
    }

    int channel(int output) {
        return output % channels;
    }

    public int channels() {
        return channels;
    }

    /** Whether the network has to add the present to what is learned here: the model does so itself where it takes differences. */
    public boolean addsPresent() {
        return changes && !differenced;
    }

    /** The first time whose outputs are wanted and whose lags are all there. */
    public static int from(SeriesSlice part, int lags) {
        return Math.max(part.from() - 1, Math.max(0, lags - 1));
    }

    /** Behind the last time for which the furthest target is there. */
    public int to(SeriesSlice part) {
        return part.values().length - horizons.get(horizons.size() - 1);
    }

    /** @param wanted (outputs) receives the targets, NaN where nothing was observed */
    public void at(SeriesSlice part, int t, double[] wanted) {
        double[][] levels = part.levels();
        int at = 0;
        for (int horizon : horizons) {
            boolean[] observed = part.observed()[t + horizon];
            double[] then = levels[t + horizon];
            for (int c = 0; c < channels; c++) {
                double change = changes ? then[c] - levels[t][c] : then[c];
                wanted[at++] = observed[c] ? change : Double.NaN;
            }
        }
    }
}
