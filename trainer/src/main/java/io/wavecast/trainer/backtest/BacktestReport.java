package io.wavecast.trainer.backtest;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.series.Levels;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.statistics.DieboldMariano;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the results of a backtest as tables and as JSON. */
final class BacktestReport {
    private final Backtest backtest;
    private final LevelTable intervals;
    private final RollingWindows windows;

    /** @param windows the errors in all windows; without entries if there is only one */
    BacktestReport(Backtest backtest, Levels levels, RollingWindows windows) {
        this.backtest = backtest;
        this.intervals = new LevelTable(backtest, levels);
        this.windows = windows;
    }

    /** Prints a table for each horizon, the best forecaster first. */
    void print(PrintWriter out) {
        List<Integer> horizons = backtest.horizons();
        for (int h = 0; h < horizons.size(); h++) {
            int index = h;
            Optional<HeldOutErrors> reference = classicalBest(h);
            out.printf(
                    Locale.ROOT,
                    "%n%d %s ahead%32s %9s %9s %9s %9s %10s%n",
                    horizons.get(h),
                    horizons.get(h) == 1 ? "step" : "steps",
                    "RMSE",
                    "MAE",
                    "MASE",
                    "skill",
                    "over AR",
                    "p");
            backtest.results().stream()
                    .sorted((a, b) -> Double.compare(backtest.error(a, index), backtest.error(b, index)))
                    .forEach(result -> out.printf(
                            Locale.ROOT,
                            "  %-34s %9.4f %9.4f %9.3f %9s %9s %10s%n",
                            result.name()
                                    + (reference.filter(best -> best == result).isPresent() ? " *" : ""),
                            backtest.error(result, index),
                            backtest.absoluteError(result, index),
                            backtest.scaledError(result, index),
                            share(skill(result, index)),
                            share(skillOverAr(result, index)),
                            chance(result, index)
                                    .map(BacktestReport::probability)
                                    .orElse("")));
        }
        out.println();
        out.println(
                "RMSE and MAE in standard deviations of the training part, over all forecast channels; MASE in mean changes from");
        out.println(
                "sample to sample; skill against naive, and over the best AR(p); p: how often a difference to the best classical");
        out.println("forecaster (*) would be at least this large if both were equally good (Diebold-Mariano).");
        intervals.print(out);
        windows.print(horizons, out);
    }

    private static String share(Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, "%.3f", number)).orElse("");
    }

    private static String probability(double p) {
        return Double.isNaN(p) ? "" : p < 1e-4 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    private Optional<HeldOutErrors> result(String name) {
        return backtest.results().stream()
                .filter(result -> result.name().equals(name))
                .findFirst();
    }

    private Optional<Double> skill(HeldOutErrors result, int horizonIndex) {
        return result("naive")
                .map(naive -> 1 - backtest.error(result, horizonIndex) / backtest.error(naive, horizonIndex));
    }

    private Optional<Double> skillOverAr(HeldOutErrors result, int horizonIndex) {
        return best("ar\\d+", horizonIndex)
                .map(ar -> 1 - backtest.error(result, horizonIndex) / backtest.error(ar, horizonIndex));
    }

    private Optional<HeldOutErrors> classicalBest(int horizonIndex) {
        return best(NamedForecasters.CLASSICAL, horizonIndex);
    }

    private Optional<HeldOutErrors> best(String names, int horizonIndex) {
        return backtest.results().stream()
                .filter(result -> result.name().matches(names))
                .min((a, b) -> Double.compare(backtest.error(a, horizonIndex), backtest.error(b, horizonIndex)));
    }

    private Optional<Double> chance(HeldOutErrors result, int horizonIndex) {
        return classicalBest(horizonIndex).filter(best -> best != result).map(best -> DieboldMariano.of(
                        result.overall(horizonIndex, backtest.deviations()),
                        best.overall(horizonIndex, backtest.deviations()),
                        result.horizons().get(horizonIndex))
                .p());
    }

    /** Writes all figures as JSON. */
    void write(Path file) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("samples", backtest.history().samples());
            json.writeNumberField("period", backtest.history().periodMicros() / 1e6);
            json.writeNumberField("channels", backtest.deviations().length);
            json.writeNumberField(
                    "targets",
                    backtest.split().test().stream()
                            .mapToInt(SeriesSlice::targetCount)
                            .sum());
            json.writeArrayFieldStart("results");
            for (HeldOutErrors result : backtest.results()) {
                for (int h = 0; h < result.horizons().size(); h++) {
                    write(json, result, h);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, HeldOutErrors result, int h) throws IOException {
        json.writeStartObject();
        json.writeStringField("model", result.name());
        json.writeNumberField("horizon", result.horizons().get(h));
        json.writeNumberField("rmse", backtest.error(result, h));
        json.writeNumberField("mae", backtest.absoluteError(result, h));
        json.writeNumberField("mase", backtest.scaledError(result, h));
        writeFinite(json, "skill", skill(result, h));
        writeFinite(json, "skillOverAr", skillOverAr(result, h));
        writeFinite(json, "dieboldMarianoP", chance(result, h));
        json.writeArrayFieldStart("rmseByChannel");
        for (int c = 0; c < result.channels(); c++) {
            writeFinite(json, result.rootMeanSquare(h, c));
        }
        json.writeEndArray();
        intervals.write(json, result, h);
        double[] byWindow = windows.of(result.name(), h);
        if (byWindow.length > 0) {
            json.writeFieldName("rmseByWindow");
            json.writeArray(byWindow, 0, byWindow.length);
        }
        json.writeEndObject();
    }

    /** Writes null for a channel that is not forecast. */
    private static void writeFinite(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    private static void writeFinite(JsonGenerator json, String name, Optional<Double> value) throws IOException {
        if (value.isPresent() && Double.isFinite(value.get())) {
            json.writeNumberField(name, value.get());
        }
    }
}
