package io.wavecast.trainer.judge;

import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors of one forecaster on held-out data. The targets of all slices follow one another. */
public final class HeldOutErrors {
    private static final double[][][] NO_SPREADS = {};

    private final String name;
    private final List<Integer> horizons;
    private final double[][][] errors; // (horizons)(channels)(targets) forecast − observed value, NaN where missing
    private double[][][] spreads; // of the errors; empty if the forecaster does not tell
    private final List<SeriesSlice> slices;

    private HeldOutErrors(
            String name, List<Integer> horizons, double[][][] errors, double[][][] spreads, List<SeriesSlice> slices) {
        this.name = name;
        this.horizons = horizons;
        this.errors = errors;
        this.spreads = spreads;
        this.slices = slices;
    }

    /**
     * Runs a forecaster through all slices, and forecasts from the sample before the first target on.
     *
     * @param name of the forecaster in tables
     * @param horizons steps ahead, ascending
     * @param test in the user's units; at least one slice
     */
    public static HeldOutErrors of(
            String name, List<Integer> horizons, List<SeriesSlice> test, HeldOutForecaster forecaster) {
        int channels = test.get(0).values()[0].length;
        int targets = test.stream().mapToInt(SeriesSlice::targetCount).sum();
        double[][][] unknown = filled(horizons.size(), channels, targets, Double.NaN);
        var found = new HeldOutErrors(name, horizons, unknown, NO_SPREADS, test);
        double[][] means = new double[horizons.size()][channels];
        int offset = 0;
        for (SeriesSlice slice : test) {
            int first = offset - slice.firstTarget();
            forecaster.run(slice, means, t -> found.put(slice, first, t, means, forecaster.spreads()));
            offset += slice.targetCount();
        }
        return found;
    }

    /** Keeps the errors of the forecasts from a sample. */
    private void put(SeriesSlice slice, int first, int t, double[][] means, double[][] told) {
        if (told.length > spreads.length) {
            spreads = filled(horizons.size(), channels(), targets(), 1);
        }
        for (int h = 0; h < horizons.size(); h++) {
            int target = t + horizons.get(h);
            for (int c = 0; target < slice.values().length && c < channels(); c++) {
                if (slice.observed()[target][c]) {
                    errors[h][c][first + target] = means[h][c] - slice.values()[target][c];
                }
                if (told.length > 0) {
                    spreads[h][c][first + target] = told[h][c];
                }
            }
        }
    }

    private static double[][][] filled(int horizons, int channels, int targets, double value) {
        double[][][] filled = new double[horizons][channels][targets];
        for (double[][] byChannel : filled) {
            for (double[] row : byChannel) {
                Arrays.fill(row, value);
            }
        }
        return filled;
    }

    /** The same errors of a forecaster that tells no spreads. */
    public HeldOutErrors withoutSpreads() {
        return new HeldOutErrors(name, horizons, errors, NO_SPREADS, slices);
    }

    /** The errors of some channels; those of the others are NaN. */
    public HeldOutErrors only(TargetChannels predicted) {
        if (predicted.areAll()) {
            return this;
        }
        double[][][] some = new double[errors.length][channels()][];
        double[] none = new double[targets()];
        Arrays.fill(none, Double.NaN);
        for (int h = 0; h < some.length; h++) {
            for (int c = 0; c < some[h].length; c++) {
                some[h][c] = predicted.contains(c) ? errors[h][c] : none;
            }
        }
        return new HeldOutErrors(name, horizons, some, spreads, slices);
    }

    /**
     * The same errors in units of each slice.
     *
     * @param units (slices)(channels)
     */
    public HeldOutErrors in(List<double[]> units) {
        double[][][] divided = new double[errors.length][channels()][targets()];
        int from = 0;
        for (int s = 0; s < slices.size(); s++) {
            int to = from + slices.get(s).targetCount();
            for (int h = 0; h < errors.length; h++) {
                for (int c = 0; c < divided[h].length; c++) {
                    for (int i = from; i < to; i++) {
                        divided[h][c][i] = errors[h][c][i] / units.get(s)[c];
                    }
                }
            }
            from = to;
        }
        return new HeldOutErrors(name, horizons, divided, spreads, slices);
    }

    /**
     * These errors, with those of another forecaster at the targets up to a time.
     *
     * @param other on the same targets
     * @param untilMicros in microseconds since the epoch
     */
    HeldOutErrors withUntil(HeldOutErrors other, long untilMicros) {
        double[][][] mixed = new double[errors.length][channels()][];
        for (int h = 0; h < mixed.length; h++) {
            for (int c = 0; c < mixed[h].length; c++) {
                mixed[h][c] = errors[h][c].clone();
                int from = 0;
                for (SeriesSlice slice : slices) {
                    int known = slice.targetsUpTo(untilMicros);
                    System.arraycopy(other.errors[h][c], from, mixed[h][c], from, known);
                    from += slice.targetCount();
                }
            }
        }
        return new HeldOutErrors(name, horizons, mixed, spreads, slices);
    }

    /** The errors of each series, by its key; one entry if no slice names its series. */
    public Map<String, HeldOutErrors> bySeries() {
        Map<String, List<SeriesSlice>> members = new LinkedHashMap<>();
        slices.forEach(slice -> members.computeIfAbsent(slice.series(), key -> new ArrayList<>())
                .add(slice));
        Map<String, HeldOutErrors> parts = new LinkedHashMap<>();
        members.forEach((key, own) -> parts.put(
                key, new HeldOutErrors(name, horizons, part(errors, key, own), part(spreads, key, own), own)));
        return parts;
    }

    private double[][][] part(double[][][] of, String key, List<SeriesSlice> members) {
        int targets = members.stream().mapToInt(SeriesSlice::targetCount).sum();
        double[][][] part = new double[of.length][channels()][targets];
        int from = 0;
        int to = 0;
        for (SeriesSlice slice : slices) {
            int count = slice.targetCount();
            for (int h = 0; h < part.length && slice.series().equals(key); h++) {
                for (int c = 0; c < part[h].length; c++) {
                    System.arraycopy(of[h][c], from, part[h][c], to, count);
                }
            }
            to += slice.series().equals(key) ? count : 0;
            from += count;
        }
        return part;
    }

    public String name() {
        return name;
    }

    public List<Integer> horizons() {
        return horizons;
    }

    public int channels() {
        return errors[0].length;
    }

    public int targets() {
        return errors[0][0].length;
    }

    /** (targets) forecast − observed value, NaN where missing; shared. */
    public double[] errors(int horizonIndex, int channel) {
        return errors[horizonIndex][channel];
    }

    /** (targets) the expected sizes of the errors as multiples of the usual ones; ones if the forecaster does not tell. */
    public double[] spreads(int horizonIndex, int channel) {
        return spreads.length == 0 ? filled(1, 1, targets(), 1)[0][0] : spreads[horizonIndex][channel];
    }

    /** The number of observed targets of all channels. */
    public long count(int horizonIndex) {
        long count = 0;
        for (double[] channel : errors[horizonIndex]) {
            count +=
                    Arrays.stream(channel).filter(error -> !Double.isNaN(error)).count();
        }
        return count;
    }

    public double rootMeanSquare(int horizonIndex, int channel) {
        return Math.sqrt(Arrays.stream(errors[horizonIndex][channel])
                .filter(error -> !Double.isNaN(error))
                .map(error -> error * error)
                .average()
                .orElse(Double.NaN));
    }

    public double meanAbsolute(int horizonIndex, int channel) {
        return Arrays.stream(errors[horizonIndex][channel])
                .filter(error -> !Double.isNaN(error))
                .map(Math::abs)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Root mean square over all targets and channels: the error of a forecaster, in the trainer's verdict and in {@code backtest}.
     *
     * @param units (channels) that errors are divided by
     * @return NaN where nothing was observed
     */
    public double rootMeanSquare(int horizonIndex, double[] units) {
        double squares = 0;
        long count = 0;
        for (int c = 0; c < units.length; c++) {
            for (double error : errors[horizonIndex][c]) {
                if (!Double.isNaN(error)) {
                    squares += error / units[c] * (error / units[c]);
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count);
    }

    /**
     * Root mean square over channels at each target.
     *
     * @param units (channels) that errors are divided by
     * @return (targets) NaN where no channel was observed
     */
    public double[] overall(int horizonIndex, double[] units) {
        double[] overall = new double[targets()];
        for (int i = 0; i < overall.length; i++) {
            double sum = 0;
            int count = 0;
            for (int c = 0; c < units.length; c++) {
                double error = errors[horizonIndex][c][i] / units[c];
                if (!Double.isNaN(error)) {
                    sum += error * error;
                    count++;
                }
            }
            overall[i] = count == 0 ? Double.NaN : Math.sqrt(sum / count);
        }
        return overall;
    }
}
