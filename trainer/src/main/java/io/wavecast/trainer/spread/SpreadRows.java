package io.wavecast.trainer.spread;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutModel;
import io.wavecast.trainer.judge.HeldOutUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Hidden units of a model on data that its outputs were not fitted to, each with the sizes of the errors of the forecasts from them. */
final class SpreadRows {
    /** Multiplications of one pass over all rows and outputs, at most: a fit needs some hundred passes. */
    private static final long MOST_WORK = 100_000_000;

    private static final int MOST_ROWS = 20_000;
    private static final long SEED = 42;

    final List<float[]> hidden = new ArrayList<>(); // (rows)(hidden)
    final List<double[]> errors = new ArrayList<>(); // (rows)(outputs) absolute, in scaled units; NaN where unknown

    /**
     * Runs a model as in the stream. If there are more rows than a fit needs, some are drawn: every so many would meet one phase of a season.
     *
     * @param heldOut in the user's units
     */
    static SpreadRows of(Model model, List<SeriesSlice> heldOut) {
        var rows = new SpreadRows();
        long work =
                (long) model.spec().network().hidden() * model.spec().network().outputs();
        long most = Math.max(1, Math.min(MOST_ROWS, MOST_WORK / work));
        long all = heldOut.stream().mapToLong(SeriesSlice::targetCount).sum();
        int every = (int) (1 + all / most);
        var forecaster = new HeldOutModel(model);
        var random = new SplittableRandom(SEED);
        heldOut.forEach(slice -> rows.add(model, forecaster, slice, () -> random.nextInt(every) == 0));
        return rows;
    }

    private void add(Model model, HeldOutModel forecaster, SeriesSlice slice, BooleanSupplier taken) {
        ModelSpec spec = model.spec();
        double[] units = HeldOutUnits.of(model.preprocessing(), slice);
        double[][] means = new double[spec.horizons().size()][spec.channels()];
        forecaster.run(slice, means, t -> {
            if (taken.getAsBoolean() && forecaster.isReady()) {
                double[] sizes = sizes(spec, slice, t, means, units);
                if (Arrays.stream(sizes).anyMatch(size -> !Double.isNaN(size))) {
                    hidden.add(forecaster.hiddenUnits().clone());
                    errors.add(sizes);
                }
            }
        });
    }

    private static double[] sizes(ModelSpec spec, SeriesSlice slice, int t, double[][] means, double[] units) {
        double[] sizes = new double[spec.network().outputs()];
        int output = 0;
        for (int h = 0; h < means.length; h++) {
            int target = t + spec.horizons().get(h);
            for (int c : spec.targets().list()) {
                boolean known = target < slice.values().length && slice.observed()[target][c];
                sizes[output++] = known ? Math.abs(means[h][c] - slice.values()[target][c]) / units[c] : Double.NaN;
            }
        }
        return sizes;
    }

    /** These rows, then others. */
    SpreadRows and(SpreadRows others) {
        var both = new SpreadRows();
        for (SpreadRows rows : List.of(this, others)) {
            both.hidden.addAll(rows.hidden);
            both.errors.addAll(rows.errors);
        }
        return both;
    }

    /** Every row whose place lies in a range: shares of all, 0..1. */
    SpreadRows between(double from, double to) {
        var part = new SpreadRows();
        int begin = (int) (from * size());
        int end = (int) (to * size());
        part.hidden.addAll(hidden.subList(begin, end));
        part.errors.addAll(errors.subList(begin, end));
        return part;
    }

    int size() {
        return hidden.size();
    }
}
