package io.wavecast.demo.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Planted faults, and what was told of them, as a table in text. */
public final class FaultTable {
    private static final String ROW = "%-14s %7s %7s %-9s %9s %9s  %s";

    private FaultTable() {}

    /**
     * The lines of the table.
     *
     * @param falseAlarms number of false alarms that the settings allow over the run
     */
    public static List<String> lines(FaultReport report, double falseAlarms) {
        List<String> lines = new ArrayList<>();
        lines.add("Planted in " + report.series() + ", and told as anomalies:");
        lines.add(String.format(Locale.ROOT, ROW, "fault", "from", "until", "told as", "after", "stated", "ended"));
        for (FaultResult result : report.results()) {
            Fault fault = result.fault();
            lines.add(String.format(
                    Locale.ROOT,
                    ROW,
                    fault.kind().text(),
                    seconds(fault.fromMicros()),
                    fault.kind() == FaultKind.SPIKE ? "" : seconds(fault.untilMicros()),
                    result.told().map(alarm -> alarm.anomaly().kind().word()).orElse("not told"),
                    result.delay().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.2f s", result.delay().getAsDouble())
                            : "-",
                    "<= " + fault.kind().withinMicros() / FaultKind.SECOND + " s",
                    result.ended() ? "yes" : "no"));
        }
        lines.add(String.format(
                Locale.ROOT,
                "Other anomalies told: %d. The settings allow %.1f false alarms in this time.",
                report.others(),
                falseAlarms));
        lines.add(
                "A level that jumps is a spike by its first value, and a shift when it has stayed. RMSE, skill and inside above contain the faults.");
        return lines;
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }
}
