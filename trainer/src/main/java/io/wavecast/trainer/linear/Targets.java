package io.wavecast.trainer.linear;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.LocalClock;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.calendar.Shrinkage;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The targets of a network's outputs in scaled units: for each horizon and forecast channel the change from the present value, or the value
 * itself where the network has neither lags nor differenced inputs. Beside them what is known of a row's time, which regressions may read.
 */
public final class Targets {
    private static final float[] NOTHING = {};
    private final List<Integer> horizons;
    private final TargetChannels predicted;
    private final boolean differenced;
    private final boolean changes;
    private final Optional<Calendar> calendar;
    private final Optional<LocalClock> clock;
    private final double samplesPerDay;

    /**
     * Targets of all horizons and channels.
     *
     * @param horizons steps ahead, ascending
     * @param differenced whether the network's inputs are changes
     * @param lags of the linear path; 0 for none
     */
    public Targets(List<Integer> horizons, int channels, boolean differenced, int lags) {
        this(horizons, TargetChannels.all(channels), differenced, lags);
    }

    /** Targets of all horizons and some channels. The other channels are inputs only. */
    public Targets(List<Integer> horizons, TargetChannels predicted, boolean differenced, int lags) {
        this(horizons, predicted, differenced, differenced || lags > 0, Optional.empty(), 0);
    }

    private Targets(
            List<Integer> horizons,
            TargetChannels predicted,
            boolean differenced,
            boolean changes,
            Optional<Calendar> calendar,
            double samplesPerDay) {
        this.horizons = horizons;
        this.predicted = predicted;
        this.differenced = differenced;
        this.changes = changes;
        this.calendar = calendar;
        this.clock = calendar.map(Calendar::clock);
        this.samplesPerDay = samplesPerDay;
    }

    /**
     * The same targets of regressions that read a calendar.
     *
     * @param perDay samples of a series in a day
     */
    public Targets knowing(Calendar other, double perDay) {
        return new Targets(horizons, predicted, differenced, changes, Optional.of(other), perDay);
    }

    /** The same targets of regressions that read no more than the first of what is known. */
    public Targets knowingFirst(int known) {
        Optional<Calendar> first = calendar.flatMap(all -> all.first(known));
        return new Targets(horizons, predicted, differenced, changes, first, samplesPerDay);
    }

    /** Numbers that are known of a row's time; 0 for none. */
    public int known() {
        return calendar.map(Calendar::inputs).orElse(0);
    }

    /** How many of these numbers a regression may read, the first ones: none, those of the cycles, or all. */
    List<Integer> knownChoices() {
        return Stream.concat(
                        Stream.of(0),
                        calendar.stream().flatMap(all -> all.growing().stream()).map(Calendar::inputs))
                .toList();
    }

    /**
     * Reads what is known of a row's time.
     *
     * @param into at least (known)
     */
    void readKnown(SeriesSlice slice, int t, float[] into) {
        if (calendar.isPresent() && clock.isPresent()) {
            calendar.get().read(clock.get().local(slice.timeMicros(t)), into);
        }
    }

    /** (known) what fits add to the sums of squares of what is known. */
    double[] shrinkage() {
        return calendar.map(present -> Shrinkage.of(present, samplesPerDay)).orElse(new double[0]);
    }

    /** What is known of a row's time; empty if nothing. */
    float[] knownAt(SeriesSlice slice, int t) {
        if (calendar.isEmpty()) {
            return NOTHING;
        }
        float[] known = new float[known()];
        readKnown(slice, t, known);
        return known;
    }

    /** Horizons times forecast channels; the outputs of the first horizon come first. */
    public int outputs() {
        return horizons.size() * predicted.count();
    }

    /** The position of an output's horizon. */
    public int horizonIndex(int output) {
        return output / predicted.count();
    }

    /** The steps ahead of an output. */
    int horizon(int output) {
        return horizons.get(horizonIndex(output));
    }

    /** The position of an output's channel among those that are forecast: the group of its own lags in a design matrix. */
    int place(int output) {
        return output % predicted.count();
    }

    int channel(int output) {
        return predicted.list().get(place(output));
    }

    /** The number of all channels, of which some may be inputs only. */
    public int inputs() {
        return predicted.channels();
    }

    /** The channels that are forecast. */
    public TargetChannels predicted() {
        return predicted;
    }

    /** Whether the network's inputs are changes. */
    public boolean differenced() {
        return differenced;
    }

    /** Whether targets are changes from the present value. */
    boolean areChanges() {
        return changes;
    }

    /** The number of horizons. */
    public int horizonCount() {
        return horizons.size();
    }

    /**
     * Whether the network must add the present value to its forecast. It need not where inputs are differenced, since the model
     * adds the present value then.
     */
    public boolean addsPresent() {
        return changes && !differenced;
    }

    /** The first time whose outputs have targets and whose lags are all in the slice. */
    public static int firstTime(SeriesSlice slice, int lags) {
        return Math.max(slice.firstTarget() - 1, Math.max(0, lags - 1));
    }

    /** One more than the last time whose furthest target is in the slice. */
    public int endTime(SeriesSlice slice) {
        return slice.values().length - horizons.get(horizons.size() - 1);
    }

    /**
     * Reads the targets at a time.
     *
     * @param targets (outputs) receives the targets, NaN where nothing was observed
     */
    public void read(SeriesSlice slice, int t, double[] targets) {
        double[][] levels = slice.levels();
        int at = 0;
        for (int horizon : horizons) {
            boolean[] observed = slice.observed()[t + horizon];
            double[] future = levels[t + horizon];
            for (int c : predicted.list()) {
                double target = changes ? future[c] - levels[t][c] : future[c];
                targets[at++] = observed[c] ? target : Double.NaN;
            }
        }
    }
}
