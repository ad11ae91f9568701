package io.wavecast.demo.report;

import io.wavecast.cli.AheadTimes;
import io.wavecast.demo.observe.HorizonReport;
import io.wavecast.demo.observe.SeriesReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a run as a table in text. */
public final class ResultTable {
    private ResultTable() {}

    public static List<String> lines(RunResult result) {
        int width = result.series().stream()
                .mapToInt(one -> one.series().length())
                .max()
                .orElse(0);
        String row = "%-" + Math.max(width, "series".length()) + "s %9s %5s %6s %8s %8s %10s %10s %6s %7s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                row,
                "series",
                "samples",
                "lost",
                "double",
                "ahead",
                "on time",
                "RMSE",
                "naive",
                "skill",
                "inside",
                "model"));
        for (SeriesReport report : result.series()) {
            boolean first = true;
            for (HorizonReport horizon : horizons(report)) {
                SeriesReport.Delivery delivery = report.delivery();
                lines.add(String.format(
                                Locale.ROOT,
                                row,
                                first ? report.series() : "",
                                first ? delivery.observations() : "",
                                first ? delivery.unanswered() : "",
                                first ? delivery.duplicates() : "",
                                horizon.aheadMicros() == 0 ? "-" : AheadTimes.text(horizon.aheadMicros()),
                                figure("%.1f%%", 100 * horizon.onTimeShare()),
                                figure("%.4g", horizon.errors().rmse()),
                                figure("%.4g", horizon.errors().naiveRmse()),
                                figure("%.3f", horizon.errors().skill()),
                                figure("%.1f%%", 100 * horizon.errors().coverage()),
                                first ? report.model() : "")
                        .stripTrailing());
                first = false;
            }
        }
        lines.add("On time: share of the models' forecasts that a reader had before their target was due.");
        lines.add(
                "RMSE and skill, 1 - RMSE/naive, of these forecasts; naive: of the last value. Inside: share inside the interval.");
        return lines;
    }

    /** The horizons of the models; one without figures if no model forecast. */
    private static List<HorizonReport> horizons(SeriesReport report) {
        List<HorizonReport> byModels = report.horizons().stream()
                .filter(horizon -> horizon.aheadMicros() > 0)
                .toList();
        return byModels.isEmpty() ? List.of(report.shown()) : byModels;
    }

    private static String figure(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
