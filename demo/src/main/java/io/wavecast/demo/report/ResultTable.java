package io.wavecast.demo.report;

import io.wavecast.demo.observe.SeriesReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The outcome as lines of text. */
public final class ResultTable {
    private ResultTable() {}

    public static List<String> lines(RunResult outcome) {
        int wide = outcome.series().stream()
                .mapToInt(one -> one.series().length())
                .max()
                .orElse(6);
        wide = Math.max(wide, "series".length());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-" + wide + "s %9s %9s %5s %6s %10s %10s %6s %6s %6s  %s",
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
        for (SeriesReport one : outcome.series()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + wide + "s %9d %9d %5d %6d %10s %10s %6s %6s %6s  %s",
                    one.series(),
                    one.observations(),
                    one.forecasts(),
                    one.lost(),
                    one.duplicates(),
                    figure("%.4g", one.errors().rmse()),
                    figure("%.4g", one.errors().naiveRmse()),
                    figure("%.3f", one.errors().skill()),
                    figure("%.1f%%", 100 * one.errors().coverage()),
                    figure("%.1f%%", 100 * one.lateShare()),
                    one.model()));
        }
        lines.add(
                "RMSE, skill and inside: of forecasts that a model made. skill = 1 - RMSE/naive; inside: of the interval;");
        lines.add("late: made after the sample it spoke of was due.");
        return lines;
    }

    private static String figure(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
