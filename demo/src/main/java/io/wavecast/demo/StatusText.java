package io.wavecast.demo;

import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.page.RunState;
import java.util.List;
import java.util.Locale;

/** The state of a run in one line. */
final class StatusText {
    private StatusText() {}

    static String of(RunState run, Measurement measurement) {
        List<SeriesReport> reports = measurement.reports();
        var text = new StringBuilder(time(run));
        text.append(String.format(
                Locale.ROOT, "  %d observations, %d forecasts", measurement.observations(), measurement.forecasts()));
        double skill = reports.stream()
                .mapToDouble(one -> one.errors().skill())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
        if (Double.isFinite(skill)) {
            text.append(String.format(
                    Locale.ROOT, ", skill %.3f with %s", skill, reports.get(0).model()));
        }
        run.training().ifPresent(training -> text.append(" | ").append(training.description()));
        return text.toString();
    }

    private static String time(RunState run) {
        return clock(run.seconds())
                + run.limit().map(limit -> "/" + clock(limit)).orElse("");
    }

    /** Minutes and seconds: {@code 1:05}. */
    static String clock(double seconds) {
        return String.format(Locale.ROOT, "%d:%02d", (long) seconds / 60, (long) seconds % 60);
    }
}
