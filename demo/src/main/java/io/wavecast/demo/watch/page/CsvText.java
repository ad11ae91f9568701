package io.wavecast.demo.watch.page;

import io.wavecast.demo.watch.series.Export;
import io.wavecast.demo.watch.series.Rows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Writes all rows of a channel that are kept: the event time in UTC, the observation, and mean, lower and upper end of the forecast of each
 * horizon for it. Values have all digits; one that is missing is empty.
 */
final class CsvText {
    private CsvText() {}

    static String of(Export export) {
        var text = new StringBuilder("time,actual");
        export.byHorizon().keySet().forEach(steps -> text.append(",mean_h")
                .append(steps)
                .append(",lower_h")
                .append(steps)
                .append(",upper_h")
                .append(steps));
        text.append('\n');
        Rows observations = export.observations();
        for (int i = 0; i < observations.size(); i++) {
            text.append(time(observations.seconds()[i]));
            value(text, observations.actual()[i]);
            for (Map.Entry<Integer, Rows> horizon : export.byHorizon().entrySet()) {
                value(text, horizon.getValue().mean()[i]);
                value(text, horizon.getValue().lower()[i]);
                value(text, horizon.getValue().upper()[i]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static Instant time(double seconds) {
        return Instant.EPOCH.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS);
    }

    private static void value(StringBuilder text, double value) {
        text.append(',');
        if (Double.isFinite(value)) {
            text.append(value);
        }
    }
}
