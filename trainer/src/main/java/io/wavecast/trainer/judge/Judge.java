package io.wavecast.trainer.judge;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Autoregression;
import io.wavecast.trainer.statistics.DieboldMariano;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a model on held-out data with the last value, AR(p) and the model that it would replace, at every horizon. Models run through
 * the same code as in the stream.
 */
public final class Judge {
    private final double tolerance;

    /**
     * Creates a judge.
     *
     * @param tolerance share by which a model may be worse than AR(p) or the champion
     */
    public Judge(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Measures all errors on the same targets.
     *
     * @param test in the user's units
     * @param autoregression fitted on scaled values of the training part, for the model's horizons
     * @param champion the model that would be replaced; ignored if it outputs labels or has another number of channels
     * @throws IllegalArgumentException if there are no targets
     */
    public Verdict judge(Model model, List<SeriesSlice> test, Autoregression autoregression, Optional<Model> champion) {
        if (test.isEmpty()) {
            throw noTargets();
        }
        List<Integer> horizons = model.spec().horizons();
        Scaling scaling = model.preprocessing().scaling();
        double[] scale = scaling.scale();
        HeldOutErrors own = HeldOutErrors.of("model", horizons, test, HeldOutForecasters.network(model));
        HeldOutErrors naive = HeldOutErrors.of("naive", horizons, test, HeldOutForecasters.naive());
        HeldOutErrors regression =
                HeldOutErrors.of("ar", horizons, test, HeldOutForecasters.autoregression(autoregression, scaling));
        if (own.count(0) == 0) {
            throw noTargets();
        }
        DieboldMariano comparison =
                DieboldMariano.of(own.overall(0, scale), regression.overall(0, scale), horizons.get(0));
        return new Verdict(
                horizons,
                errors(own, scale),
                errors(naive, scale),
                errors(regression, scale),
                autoregression.lags(),
                own.count(0) / model.spec().channels(),
                tolerance,
                comparison.p(),
                champion.filter(other -> !other.spec().label() && other.spec().channels() == scale.length)
                        .map(other -> measured(other, horizons, test, scale)));
    }

    private static IllegalArgumentException noTargets() {
        return new IllegalArgumentException(
                "no held-out targets: the series are too short to hold out a fifth of their samples");
    }

    private static Verdict.Champion measured(
            Model champion, List<Integer> horizons, List<SeriesSlice> test, double[] scale) {
        HeldOutErrors measured =
                HeldOutErrors.of("champion", champion.spec().horizons(), test, HeldOutForecasters.network(champion));
        List<Double> all = errors(measured, scale);
        List<Double> errors = new ArrayList<>();
        for (int horizon : horizons) {
            int index = champion.spec().horizons().indexOf(horizon);
            errors.add(index < 0 ? Double.NaN : all.get(index));
        }
        return new Verdict.Champion(champion.version(), errors);
    }

    /** (horizons) root mean squares over channels and targets, in scaled units. */
    private static List<Double> errors(HeldOutErrors measured, double[] scale) {
        List<Double> errors = new ArrayList<>();
        for (int h = 0; h < measured.horizons().size(); h++) {
            double squares = 0;
            long count = 0;
            for (int c = 0; c < scale.length; c++) {
                for (double error : measured.errors(h, c)) {
                    if (!Double.isNaN(error)) {
                        squares += error / scale[c] * (error / scale[c]);
                        count++;
                    }
                }
            }
            errors.add(Math.sqrt(squares / count));
        }
        return errors;
    }
}
