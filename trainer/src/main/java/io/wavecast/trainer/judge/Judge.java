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
 * Runs a model over the data held back through the same code as the stream, and beside it the last value, AR(p), and the model that
 * it would replace, at every horizon.
 */
public final class Judge {
    private final double tolerance;

    /** @param tolerance how much worse than AR(p), or than the champion, is still good enough, as a share */
    public Judge(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * @param test in the user's units
     * @param autoregression fitted on scaled values of the training part, for the model's horizons
     * @param champion what the model would replace; passed over where it says labels, or has another number of channels
     */
    public Verdict judge(Model model, List<SeriesSlice> test, Autoregression autoregression, Optional<Model> champion) {
        if (test.isEmpty()) {
            throw nothing();
        }
        List<Integer> horizons = model.spec().horizons();
        Scaling scaling = model.preprocessing().scaling();
        double[] scale = scaling.scale();
        HeldOutErrors own = HeldOutErrors.of("model", horizons, test, HeldOutForecasters.network(model));
        HeldOutErrors naive = HeldOutErrors.of("naive", horizons, test, HeldOutForecasters.naive(horizons));
        HeldOutErrors regression =
                HeldOutErrors.of("ar", horizons, test, HeldOutForecasters.autoregression(autoregression, scaling));
        if (own.count(0) == 0) {
            throw nothing();
        }
        DieboldMariano against =
                DieboldMariano.of(own.overall(0, scale), regression.overall(0, scale), horizons.get(0));
        return new Verdict(
                horizons,
                errors(own, scale),
                errors(naive, scale),
                errors(regression, scale),
                autoregression.lags(),
                own.count(0) / model.spec().channels(),
                tolerance,
                against.p(),
                champion.filter(other -> !other.spec().label() && other.spec().channels() == scale.length)
                        .map(other -> compared(other, horizons, test, scale)));
    }

    private static IllegalArgumentException nothing() {
        return new IllegalArgumentException(
                "nothing to judge by: the series are too short to hold a fifth of them back");
    }

    private static Verdict.Champion compared(Model champion, List<Integer> horizons, List<SeriesSlice> test, double[] scale) {
        HeldOutErrors track =
                HeldOutErrors.of("champion", champion.spec().horizons(), test, HeldOutForecasters.network(champion));
        List<Double> known = errors(track, scale);
        List<Double> errors = new ArrayList<>();
        for (int horizon : horizons) {
            int index = champion.spec().horizons().indexOf(horizon);
            errors.add(index < 0 ? Double.NaN : known.get(index));
        }
        return new Verdict.Champion(champion.version(), errors);
    }

    /** (horizons) root mean squares over channels, in scaled units. */
    private static List<Double> errors(HeldOutErrors track, double[] scale) {
        List<Double> errors = new ArrayList<>();
        for (int h = 0; h < track.horizons().size(); h++) {
            double squares = 0;
            long count = 0;
            for (int c = 0; c < scale.length; c++) {
                for (double error : track.errors(h, c)) {
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
