package io.wavecast.demo.report;

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
                .orElse(6);
        width = Math.max(width, "series".length());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-" + width + "s %9s %9s %5s %6s %10s %10s %6s %6s %6s  %s",
                "series",
                "samples",
                "forecasts",
                "lost",
                "double",
                "RMSE",
                "naive",
                "skill",
                "inside",
                "late",
                "model"));
        for (SeriesReport report : result.series()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + width + "s %9d %9d %5d %6d %10s %10s %6s %6s %6s  %s",
                    report.series(),
                    report.delivery().observations(),
                    report.delivery().forecasts(),
                    report.delivery().unanswered(),
                    report.delivery().duplicates(),
                    figure("%.4g", report.errors().rmse()),
                    figure("%.4g", report.errors().naiveRmse()),
                    figure("%.3f", report.errors().skill()),
                    figure("%.1f%%", 100 * report.errors().coverage()),
                    figure("%.1f%%", 100 * report.lateShare()),
                    report.model()));
        }
        lines.add(
                "RMSE, skill and inside: of forecasts by models. skill = 1 - RMSE/naive; inside: share inside the interval;");
        lines.add("late: share that readers could have only after the predicted sample was due.");
        return lines;
    }

    private static String figure(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
