package io.wavecast.trainer.judge;

import io.wavecast.core.model.ModelVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The comparison of a model with its rivals on held-out data. Errors are root mean squares in scaled units, all on the same targets.
 *
 * @param horizons steps ahead
 * @param errors (horizons) of the model
 * @param naiveErrors (horizons) of the last value
 * @param arErrors (horizons) of AR(p)
 * @param lags p of AR(p)
 * @param targets number of held-out samples at the first horizon
 * @param tolerance share by which the model may be worse than AR(p) or the champion
 * @param pValue of the test that the model and AR(p) are equally good at the first horizon (Diebold and Mariano 1995); NaN if their
 *     errors do not differ
 * @param champion the model that this one would replace
 */
public record Verdict(
        List<Integer> horizons,
        List<Double> errors,
        List<Double> naiveErrors,
        List<Double> arErrors,
        int lags,
        long targets,
        double tolerance,
        double pValue,
        Optional<Champion> champion) {
    /**
     * The published model.
     *
     * @param errors (horizons) NaN for horizons that it does not forecast
     */
    public record Champion(ModelVersion version, List<Double> errors) {
        public Champion {
            errors = List.copyOf(errors);
        }
    }

    /**
     * Tolerance in scaled units for rounding, because models run in float32 and AR(p) here in double. On a signal without noise the
     * regression's error is 1e-13, and up to 3e-6 with the same coefficients in float32 (measured on sums of one to five sines).
     */
    private static final double SINGLE_PRECISION = 1e-5;

    /** The smallest gain over the last value, as a share: a model that repeats the last value differs from it by rounding. */
    private static final double MIN_GAIN = 1e-4;

    private static final double SIGNIFICANT = 0.05;

    /** A forecaster that a model is compared with. */
    public enum Rival {
        NAIVE,
        AR,
        CHAMPION;

        /** The name in metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        horizons = List.copyOf(horizons);
        errors = List.copyOf(errors);
        naiveErrors = List.copyOf(naiveErrors);
        arErrors = List.copyOf(arErrors);
    }

    /**
     * Whether the model is better than the last value at the first horizon, and at no horizon worse than AR(p) or the champion, within
     * the tolerance and float32's rounding.
     */
    public boolean worthPublishing() {
        return betterRivals().isEmpty();
    }

    /** The rivals that the model is worse than. */
    public Set<Rival> betterRivals() {
        Set<Rival> better = EnumSet.noneOf(Rival.class);
        if (!beatsNaive()) {
            better.add(Rival.NAIVE);
        }
        for (int h = 0; h < horizons.size(); h++) {
            if (isWorse(errors.get(h), arErrors.get(h))) {
                better.add(Rival.AR);
            }
            int index = h;
            if (champion.filter(
                            other -> isWorse(errors.get(index), other.errors().get(index)))
                    .isPresent()) {
                better.add(Rival.CHAMPION);
            }
        }
        return better;
    }

    private List<String> objections() {
        List<String> reasons = new ArrayList<>();
        if (!beatsNaive()) {
            reasons.add("it does not beat repeating the last value");
        }
        for (int h = 0; h < horizons.size(); h++) {
            if (isWorse(errors.get(h), arErrors.get(h))) {
                reasons.add(worse("AR(" + lags + ")", h, arErrors.get(h)));
            }
            int index = h;
            champion.filter(other -> isWorse(errors.get(index), other.errors().get(index)))
                    .ifPresent(other -> reasons.add(worse(
                            other.version().toString(), index, other.errors().get(index))));
        }
        return reasons;
    }

    private boolean beatsNaive() {
        return errors.get(0) < naiveErrors.get(0) * (1 - MIN_GAIN);
    }

    /** False if the other error is NaN. */
    private boolean isWorse(double error, double other) {
        return error > other * (1 + tolerance) + SINGLE_PRECISION;
    }

    private String worse(String than, int h, double other) {
        return String.format(
                Locale.ROOT,
                "it is more than %.3g %% worse than %s at horizon %d (%.4g against %.4g)",
                100 * tolerance,
                than,
                horizons.get(h),
                errors.get(h),
                other);
    }

    /** {@code 1 − error / naiveError} at the first horizon. */
    public double skill() {
        return 1 - errors.get(0) / naiveErrors.get(0);
    }

    /** The outcome, its reasons and the errors at the first horizon, in one sentence. */
    public String sentence() {
        String figures = String.format(
                Locale.ROOT,
                "RMSE %.4g on %d held-out samples, naive %.4g, AR(%d) %.4g (scaled units, horizon %d)",
                errors.get(0),
                targets,
                naiveErrors.get(0),
                lags,
                arErrors.get(0),
                horizons.get(0));
        List<String> objections = objections();
        if (objections.isEmpty()) {
            return "worth publishing: " + figures + gain();
        }
        return "not worth publishing, " + String.join(", ", objections) + ": " + figures;
    }

    /** The sentence, then the errors at the other horizons and those of the champion; kept in the model's lineage. */
    public String report() {
        var report = new StringBuilder(sentence());
        for (int h = 1; h < horizons.size(); h++) {
            report.append(String.format(
                    Locale.ROOT,
                    "; horizon %d: %.4g, naive %.4g, AR(%d) %.4g",
                    horizons.get(h),
                    errors.get(h),
                    naiveErrors.get(h),
                    lags,
                    arErrors.get(h)));
        }
        champion.ifPresent(other -> report.append("; ")
                .append(other.version())
                .append(" on the same data: ")
                .append(other.errors().stream()
                        .map(error -> Double.isNaN(error) ? "none" : String.format(Locale.ROOT, "%.4g", error))
                        .collect(Collectors.joining(", "))));
        return report.toString();
    }

    /** The gain of the model over AR(p), for the sentence. */
    private String gain() {
        if (!(errors.get(0) < arErrors.get(0) * (1 - tolerance)) || pValue > SIGNIFICANT) {
            return "; AR(" + lags + ") is as good one step ahead, so the model gains almost nothing";
        }
        return Double.isNaN(pValue)
                ? ""
                : String.format(Locale.ROOT, "; better than AR(%d) with p = %.2g", lags, pValue);
    }
}
