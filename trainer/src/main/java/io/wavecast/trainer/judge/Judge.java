package io.wavecast.trainer.judge;

import io.wavecast.core.baseline.ArModel;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.learn.Part;
import java.util.List;

/**
 * Runs a model over the data held back through the same code as the stream, and the naive forecast and AR(p) beside it, at
 * every horizon of the model.
 */
public final class Judge {
    private final double tolerance;

    /** @param tolerance how much worse than AR(p) is still good enough, as a share */
    public Judge(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * @param test in the user's units
     * @param autoregression fitted on scaled values of the training part
     */
    public Verdict judge(Model model, List<Part> test, ArModel autoregression) {
        List<Integer> horizons = model.spec().horizons();
        var errors = new ErrorSums(horizons.size());
        var naiveErrors = new ErrorSums(horizons.size());
        var arErrors = new ErrorSums(horizons.size());
        for (Part part : test) {
            judge(model, part, autoregression, errors, naiveErrors, arErrors);
        }
        if (errors.count(0) == 0) {
            throw new IllegalArgumentException(
                    "nothing to judge by: the series are too short to hold a fifth of them back");
        }
        return new Verdict(
                horizons,
                errors.rootMeanSquares(),
                naiveErrors.rootMeanSquares(),
                arErrors.rootMeanSquares(),
                autoregression.lags(),
                errors.count(0) / model.spec().channels(),
                tolerance);
    }

    private static void judge(
            Model model,
            Part part,
            ArModel autoregression,
            ErrorSums errors,
            ErrorSums naiveErrors,
            ErrorSums arErrors) {
        List<Integer> horizons = model.spec().horizons();
        int channels = model.spec().channels();
        Scaling scaling = model.preprocessing().scaling();
        var runner = new ModelRunner(model);
        var state = runner.fresh();
        double[][] values = part.values();
        double[][] means = new double[horizons.size()][channels];
        double[][] regressed = new double[horizons.size()][channels];
        double[] past = new double[autoregression.lags() * channels];
        for (int t = 0; t + 1 < values.length; t++) {
            autoregression.remember(past, scaled(scaling, values[t]));
            if (t + 1 < part.from()) {
                runner.absorb(state, values[t]);
                continue;
            }
            runner.step(state, values[t], means);
            ahead(autoregression, past, horizons, regressed);
            for (int i = 0; i < horizons.size(); i++) {
                int target = t + horizons.get(i);
                if (target >= values.length) {
                    break;
                }
                for (int c = 0; c < channels; c++) {
                    double scale = scaling.scale()[c];
                    double truth = values[target][c];
                    errors.add(i, (means[i][c] - truth) / scale);
                    naiveErrors.add(i, (values[t][c] - truth) / scale);
                    arErrors.add(i, (scaling.unscaled(c, regressed[i][c]) - truth) / scale);
                }
            }
        }
    }

    /** The regression's own closed loop. */
    private static void ahead(ArModel autoregression, double[] present, List<Integer> horizons, double[][] means) {
        double[] past = present.clone();
        double[] next = new double[autoregression.channels()];
        int wanted = 0;
        for (int h = 1; wanted < horizons.size(); h++) {
            autoregression.predict(past, next);
            if (horizons.get(wanted) == h) {
                means[wanted++] = next.clone();
            }
            autoregression.remember(past, next);
        }
    }

    private static double[] scaled(Scaling scaling, double[] values) {
        double[] scaled = new double[values.length];
        for (int c = 0; c < values.length; c++) {
            scaled[c] = scaling.scaled(c, values[c]);
        }
        return scaled;
    }
}
