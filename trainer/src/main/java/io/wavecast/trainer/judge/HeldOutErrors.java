package io.wavecast.trainer.judge;

import io.wavecast.trainer.history.SeriesSlice;
import java.util.Arrays;
import java.util.List;

/** What one forecaster said of everything held back, against what came. Targets of all parts follow one another. */
public final class HeldOutErrors {
    private final String name;
    private final List<Integer> horizons;
    private final double[][][] errors; // (horizons)(channels)(targets) forecast − truth, NaN where there is none

    private HeldOutErrors(String name, List<Integer> horizons, double[][][] errors) {
        this.name = name;
        this.horizons = horizons;
        this.errors = errors;
    }

    /** One part after the other, sample by sample. */
    public interface Walk {
        /** A new part begins. */
        void begin(SeriesSlice part);

        /**
         * Takes in a sample, and forecasts where means are asked for.
         *
         * @param means (horizons, channels), or null
         */
        void step(SeriesSlice part, int t, double[][] means);
    }

    /**
     * @param name as tables show it
     * @param horizons steps ahead
     * @param test in the user's units
     */
    public static HeldOutErrors of(String name, List<Integer> horizons, List<SeriesSlice> test, Walk walk) {
        int channels = test.get(0).values()[0].length;
        int targets = test.stream().mapToInt(SeriesSlice::targets).sum();
        double[][][] errors = new double[horizons.size()][channels][targets];
        for (double[][] byChannel : errors) {
            for (double[] row : byChannel) {
                Arrays.fill(row, Double.NaN);
            }
        }
        double[][] means = new double[horizons.size()][channels];
        int offset = 0;
        for (SeriesSlice part : test) {
            walk.begin(part);
            for (int t = 0; t + 1 < part.values().length; t++) {
                boolean judged = t + 1 >= part.from();
                walk.step(part, t, judged ? means : null);
                for (int h = 0; judged && h < horizons.size(); h++) {
                    int target = t + horizons.get(h);
                    for (int c = 0; target < part.values().length && c < channels; c++) {
                        if (part.observed()[target][c]) {
                            errors[h][c][offset + target - part.from()] = means[h][c] - part.values()[target][c];
                        }
                    }
                }
            }
            offset += part.targets();
        }
        return new HeldOutErrors(name, horizons, errors);
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

    /** (targets) forecast − truth; NaN where there is none; shared. */
    public double[] errors(int horizonIndex, int channel) {
        return errors[horizonIndex][channel];
    }

    /** Targets of all channels that there were. */
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

    /** Root mean square over channels of errors in units of each, at successive targets; NaN where none is known. */
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
