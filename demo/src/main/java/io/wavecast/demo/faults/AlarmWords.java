package io.wavecast.demo.faults;

import io.wavecast.core.series.Anomaly;
import java.util.Locale;

/** Anomalies in words. */
final class AlarmWords {
    private static final int MOST_DIGITS = 9;

    private AlarmWords() {}

    /** How unusual it is: {@code one such surprise in 71,000 samples}. */
    static String surprise(Anomaly anomaly) {
        double often = StrictMath.pow(10, anomaly.score());
        return switch (anomaly.kind()) {
            case STUCK -> "the value came " + Math.round(often) + " times in a row";
            case SILENCE -> Math.round(often - 1) + " observations are missing or more";
            default -> Double.isFinite(often) ? "one such surprise in " + count(anomaly.score()) + " samples" : "";
        };
    }

    /** A beginning or an end: {@code spike begins, 153.1 where 12.04 was expected: one such surprise in 71,000 samples}. */
    static String event(Anomaly anomaly) {
        if (anomaly.ended() && anomaly.untilMicros().getAsLong() == anomaly.fromMicros()) {
            return anomaly.kind().word() + " ends after one value";
        }
        if (anomaly.ended()) {
            return String.format(
                    Locale.ROOT,
                    "%s ends after %.2f s",
                    anomaly.kind().word(),
                    (anomaly.untilMicros().getAsLong() - anomaly.fromMicros()) / 1e6);
        }
        String values = Double.isFinite(anomaly.expected())
                ? String.format(Locale.ROOT, ", %.4g where %.4g was expected", anomaly.value(), anomaly.expected())
                : "";
        return anomaly.kind().word() + " begins" + values + ": " + surprise(anomaly);
    }

    private static String count(double score) {
        return score > MOST_DIGITS
                ? "more than 1,000,000,000"
                : String.format(Locale.ROOT, "%,d", Math.round(rounded(StrictMath.pow(10, score))));
    }

    /** Two digits count. */
    private static double rounded(double value) {
        double unit = StrictMath.pow(10, Math.max(0, Math.floor(StrictMath.log10(value)) - 1));
        return Math.round(value / unit) * unit;
    }
}
