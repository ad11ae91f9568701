package io.wavecast.trainer.judge;

import java.util.List;
import java.util.Locale;

/**
 * What the data held back say of a model. Errors are root mean squares in scaled units, all on the same targets.
 *
 * @param horizons steps ahead
 * @param errors (horizons) of the model
 * @param naiveErrors (horizons) of the last value
 * @param arErrors (horizons) of AR(p)
 * @param lags p of AR(p)
 * @param targets samples judged at the first horizon
 * @param tolerance how much worse than AR(p) is still good enough, as a share
 */
public record Verdict(
        List<Integer> horizons,
        List<Double> errors,
        List<Double> naiveErrors,
        List<Double> arErrors,
        int lags,
        long targets,
        double tolerance) {
    /**
     * In scaled units: models run in float32, AR(p) here in double. On a signal without noise the regression's error is
     * 1e-13 and that of the same coefficients in float32 up to 3e-6 (measured on sums of one to five sines).
     */
    private static final double SINGLE_PRECISION = 1e-5;

    public Verdict {
        horizons = List.copyOf(horizons);
        errors = List.copyOf(errors);
        naiveErrors = List.copyOf(naiveErrors);
        arErrors = List.copyOf(arErrors);
    }

    /**
     * Better than the last value, and not worse than AR(p) but for the tolerance and what float32 cannot tell apart, at
     * the first horizon.
     */
    public boolean worthPublishing() {
        return errors.get(0) < naiveErrors.get(0)
                && errors.get(0) <= arErrors.get(0) * (1 + tolerance) + SINGLE_PRECISION;
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
        if (worthPublishing()) {
            return "worth publishing: " + figures;
        }
        if (!(errors.get(0) < naiveErrors.get(0))) {
            return "not worth publishing, it does not beat repeating the last value: " + figures;
        }
        return String.format(
                Locale.ROOT,
                "not worth publishing, more than %.3g %% worse than AR(%d): %s",
                100 * tolerance,
                lags,
                figures);
    }
}
