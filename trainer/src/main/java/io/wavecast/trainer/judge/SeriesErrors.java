package io.wavecast.trainer.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The errors of a model and its rivals on the held-out samples of one series: root mean squares in scaled units, all on the same targets.
 *
 * @param series its key
 * @param errors (horizons) of the model
 * @param naiveErrors (horizons) of the last value
 * @param arErrors (horizons) of AR(p)
 * @param championErrors (horizons) of the model in force; NaN without one, and for horizons that it does not forecast
 * @param besideChampion (horizons) of the model, to be compared with the model in force: where that one was fitted to the target, the model was, too
 * @param losses (horizons) whether the last value is better than the model, by more than the tolerance and by more than chance
 */
public record SeriesErrors(
        String series,
        List<Double> errors,
        List<Double> naiveErrors,
        List<Double> arErrors,
        List<Double> championErrors,
        List<Double> besideChampion,
        List<Boolean> losses) {
    /**
     * Tolerance in scaled units for rounding, because models run in float32 and AR(p) in double. On a signal without noise the
     * regression's error is 1e-13, and up to 3e-6 with the same coefficients in float32 (measured on sums of one to five sines).
     */
    static final double SINGLE_PRECISION = 1e-5;

    public SeriesErrors {
        errors = List.copyOf(errors);
        naiveErrors = List.copyOf(naiveErrors);
        arErrors = List.copyOf(arErrors);
        championErrors = List.copyOf(championErrors);
        besideChampion = List.copyOf(besideChampion);
        losses = List.copyOf(losses);
    }

    /** (horizons) of a rival. */
    List<Double> errorsOf(Verdict.Rival rival) {
        return switch (rival) {
            case NAIVE -> naiveErrors;
            case AR -> arErrors;
            case CHAMPION -> championErrors;
        };
    }

    /** (horizons) of the model, to be compared with a rival. */
    List<Double> beside(Verdict.Rival rival) {
        return rival == Verdict.Rival.CHAMPION ? besideChampion : errors;
    }

    /** Whether the model loses to the last value at one horizon or more. */
    boolean loses() {
        return losses.contains(true);
    }

    /** {@code 1 − error / naiveError}. */
    double skill(int horizonIndex) {
        return 1 - errors.get(horizonIndex) / naiveErrors.get(horizonIndex);
    }

    /** The model's error beyond float32's rounding, as a multiple of another error; NaN if that one is NaN. */
    static double ratio(double error, double other) {
        if (Double.isNaN(other)) {
            return Double.NaN;
        }
        return error <= SINGLE_PRECISION ? 0 : (error - SINGLE_PRECISION) / other;
    }

    /** The median over series of a figure; NaN where no series has it. */
    static double median(List<SeriesErrors> series, Function<SeriesErrors, Double> figure) {
        List<Double> known = new ArrayList<>();
        for (SeriesErrors one : series) {
            double value = figure.apply(one);
            if (!Double.isNaN(value)) {
                known.add(value);
            }
        }
        if (known.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = known.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
