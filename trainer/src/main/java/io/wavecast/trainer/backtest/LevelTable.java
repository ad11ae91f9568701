package io.wavecast.trainer.backtest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.series.Levels;
import io.wavecast.trainer.judge.HeldOutErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes how good the intervals of each forecaster are, as tables and as JSON. */
final class LevelTable {
    private final Backtest backtest;
    private final Levels levels;

    LevelTable(Backtest backtest, Levels levels) {
        this.backtest = backtest;
        this.levels = levels;
    }

    LevelFigures figures(HeldOutErrors result, int horizonIndex) {
        return LevelFigures.of(result, horizonIndex, levels, backtest.deviations());
    }

    /** Prints a table for each horizon, in the order in which the forecasters ran. */
    void print(PrintWriter out) {
        for (int h = 0; h < backtest.horizons().size(); h++) {
            int horizon = backtest.horizons().get(h);
            out.printf(
                    Locale.ROOT, "%nIntervals, %d %s ahead%22s", horizon, horizon == 1 ? "step" : "steps", "pinball");
            for (int l = 0; l < levels.size(); l++) {
                out.printf(Locale.ROOT, " %20s", "score, share in " + percent(levels.level(l)));
            }
            out.println();
            for (HeldOutErrors result : backtest.results()) {
                LevelFigures figures = figures(result, h);
                out.printf(Locale.ROOT, "  %-34s %9.4f", result.name(), figures.pinball());
                for (int l = 0; l < levels.size(); l++) {
                    out.printf(Locale.ROOT, " %12.4f, %6s", figures.intervalScore(l), percent(figures.coverage(l)));
                }
                out.println();
            }
        }
        out.println();
        out.println(
                "Intervals as serve --levels learns them from these errors, in standard deviations of the training part; the first tenth");
        out.println(
                "of the held-out data is not judged. pinball: mean loss of all quantiles; score: interval score; smaller is better for both.");
        out.flush();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** Writes the fields of one forecaster and horizon. */
    void write(JsonGenerator json, HeldOutErrors result, int h) throws IOException {
        LevelFigures figures = figures(result, h);
        if (figures.count() == 0) {
            return;
        }
        json.writeNumberField("pinball", figures.pinball());
        json.writeArrayFieldStart("levels");
        for (int l = 0; l < levels.size(); l++) {
            json.writeStartObject();
            json.writeNumberField("level", levels.level(l));
            json.writeNumberField("coverage", figures.coverage(l));
            json.writeNumberField("intervalScore", figures.intervalScore(l));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The share of values that each quantile should have below it, and has: (quantiles)(nominal, observed). */
    List<double[]> calibration(HeldOutErrors result, int horizonIndex) {
        LevelFigures figures = figures(result, horizonIndex);
        return IntStream.range(0, levels.quantiles())
                .mapToObj(k -> new double[] {levels.probability(k), figures.shareBelow(k)})
                .toList();
    }
}
