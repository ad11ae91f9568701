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
 * What the data held back say of a model. Errors are root mean squares in scaled units, all on the same targets.
 *
 * @param horizons steps ahead
 * @param errors (horizons) of the model
 * @param naiveErrors (horizons) of the last value
 * @param arErrors (horizons) of AR(p)
 * @param lags p of AR(p)
 * @param targets samples judged at the first horizon
 * @param tolerance how much worse than AR(p), or the champion, is still good enough, as a share
 * @param chance probability that the difference to AR(p) at the first horizon is chance (Diebold and Mariano 1995); NaN where there
 *     is none
 * @param champion the model that this one would replace, on the same targets
 */
public record Verdict(
        List<Integer> horizons,
        List<Double> errors,
        List<Double> naiveErrors,
        List<Double> arErrors,
        int lags,
        long targets,
        double tolerance,
        double chance,
        Optional<Champion> champion) {
    /**
     * The model in force.
     *
     * @param errors (horizons) NaN where it has no forecast
     */
    public record Champion(ModelVersion version, List<Double> errors) {
        public Champion {
            errors = List.copyOf(errors);
        }
    }

    /**
     * In scaled units: models run in float32, AR(p) here in double. On a signal without noise the regression's error is
     * 1e-13 and that of the same coefficients in float32 up to 3e-6 (measured on sums of one to five sines).
     */
    private static final double SINGLE_PRECISION = 1e-5;

    /** As a share: a model that repeats the last value differs from it by rounding, either way. */
    private static final double LEAST_GAIN = 1e-4;

    private static final double SIGNIFICANT = 0.05;

    /** Who a model is compared with. */
    public enum Rival {
        NAIVE,
        AR,
        CHAMPION;

        /** As it stands in metrics. */
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
     * Better than the last value one horizon ahead, and at no horizon worse than AR(p) or the champion, but for the tolerance and what
     * float32 cannot tell apart.
     */
    public boolean worthPublishing() {
        return lostTo().isEmpty();
    }

    /** Whom it is worse than. */
    public Set<Rival> lostTo() {
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

    private List<String> reasonsAgainst() {
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
        return errors.get(0) < naiveErrors.get(0) * (1 - LEAST_GAIN);
    }

    /** False against NaN. */
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

    /** The figures and what follows from them, in one sentence. */
    public String sentence() {
        String figures = String.format(
                Locale.ROOT,
                "RMSE %.4g on %d samples held back, naive %.4g, AR(%d) %.4g (scaled units, horizon %d)",
                errors.get(0),
                targets,
                naiveErrors.get(0),
                lags,
                arErrors.get(0),
                horizons.get(0));
        List<String> against = reasonsAgainst();
        if (against.isEmpty()) {
            return "worth publishing: " + figures + gain();
        }
        return "not worth publishing, " + String.join(", ", against) + ": " + figures;
    }

    /** The sentence, and the figures at the other horizons and of the champion: what stays known of it. */
    public String account() {
        var account = new StringBuilder(sentence());
        for (int h = 1; h < horizons.size(); h++) {
            account.append(String.format(
                    Locale.ROOT,
                    "; horizon %d: %.4g, naive %.4g, AR(%d) %.4g",
                    horizons.get(h),
                    errors.get(h),
                    naiveErrors.get(h),
                    lags,
                    arErrors.get(h)));
        }
        champion.ifPresent(other -> account.append("; ")
                .append(other.version())
                .append(" on the same data: ")
                .append(other.errors().stream()
                        .map(error -> Double.isNaN(error) ? "none" : String.format(Locale.ROOT, "%.4g", error))
                        .collect(Collectors.joining(", "))));
        return account.toString();
    }

    /** What a network is good for here, if anything. */
    private String gain() {
        if (!(errors.get(0) < arErrors.get(0) * (1 - tolerance)) || chance > SIGNIFICANT) {
            return "; AR(" + lags + ") is as good one step ahead: there is next to nothing to gain";
        }
        return Double.isNaN(chance)
                ? ""
                : String.format(Locale.ROOT, "; better than AR(%d) with p = %.2g", lags, chance);
    }
}
