package io.wavecast.trainer.backtest;

import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.progress.TrainingListener;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The errors of forecasters in several windows of a recording: rolling-origin cross-validation (Tashman 2000). Each window is the last fifth of what
 * came until its end, and each forecaster is fitted anew to what came before it. The windows follow one another without a gap. Errors are in standard
 * deviations of the newest window's training part.
 */
final class RollingWindows {
    private static final double BEFORE =
            0.8; // share of what came until the end of a window that came before the window

    private final Map<String, List<double[]>> errors =
            new LinkedHashMap<>(); // (windows)(horizons) by forecaster, the newest first

    /**
     * Runs forecasters in older windows than that of a backtest.
     *
     * @param count number of windows, that of the backtest among them
     * @throws IllegalArgumentException if a window has too little data
     */
    void run(Backtest newest, int count, List<String> models, TrainingListener listener) throws InterruptedException {
        add(newest, newest.deviations());
        double share = 1;
        for (int w = 1; w < count; w++) {
            share *= BEFORE;
            var older = new Backtest(newest.settings(), newest.history().first(share));
            for (String model : models) {
                HeldOutErrors unused = older.run(model, listener);
            }
            add(older, newest.deviations());
        }
    }

    /** @param deviations (channels) that errors are divided by */
    private void add(Backtest backtest, double[] deviations) {
        for (HeldOutErrors result : backtest.results()) {
            double[] row = new double[result.horizons().size()];
            for (int h = 0; h < row.length; h++) {
                row[h] = result.rootMeanSquare(h, deviations);
            }
            errors.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(row);
        }
    }

    /** The errors of a forecaster at a horizon, the oldest window first. */
    double[] of(String name, int horizonIndex) {
        List<double[]> rows = errors.getOrDefault(name, List.of());
        double[] found = new double[rows.size()];
        for (int w = 0; w < found.length; w++) {
            found[found.length - 1 - w] = rows.get(w)[horizonIndex];
        }
        return found;
    }

    /** Prints a table for each horizon; nothing if no window was run. */
    void print(List<Integer> horizons, PrintWriter out) {
        if (errors.isEmpty()) {
            return;
        }
        for (int h = 0; h < horizons.size(); h++) {
            int horizon = horizons.get(h);
            out.printf(
                    Locale.ROOT,
                    "%nRMSE by window, %d %s ahead%18s  windows, the oldest first%n",
                    horizon,
                    horizon == 1 ? "step" : "steps",
                    "mean");
            for (String name : errors.keySet()) {
                double[] all = of(name, h);
                double sum = 0;
                StringBuilder row = new StringBuilder();
                for (double error : all) {
                    sum += error;
                    row.append(String.format(Locale.ROOT, " %9.4f", error));
                }
                out.printf(Locale.ROOT, "  %-34s %9.4f %s%n", name, sum / all.length, row);
            }
        }
        out.flush();
    }
}
