package io.wavecast.streams;

import io.wavecast.cli.DurationConverter;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.streams.anomaly.FalseAlarms;
import io.wavecast.streams.anomaly.MuteWindow;
import io.wavecast.streams.anomaly.Shield;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** What the texts of settings about anomalies mean. All methods throw an {@link IllegalArgumentException} that says what is expected. */
final class AnomalyTexts {
    /** Most periods without an observation that can be asked for. */
    static final int MOST_PERIODS = 1_000_000;

    private static final long MAX_SECONDS = 3_653L * 24 * 3_600; // ten years
    private static final int SHIELDED_SAMPLES = 64;
    private static final int MOST_SAMPLES = 32; // that M/N looks at
    private static final Pattern M_OF_N = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})");
    private static final Pattern WINDOW =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");

    private AnomalyTexts() {}

    /**
     * A rate of false alarms.
     *
     * @param otherwise what else is expected, for the message
     */
    static FalseAlarms rate(String text, String otherwise) {
        String trimmed = text.trim();
        if (trimmed.matches("[0-9]{1,12}")) {
            return FalseAlarms.every(Double.parseDouble(trimmed));
        }
        Duration time;
        try {
            time = new DurationConverter().convert(trimmed);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(
                    "expected " + otherwise + "a number of observations, or a time such as 30d, was '" + trimmed + "'",
                    e);
        }
        if (time.toSeconds() > MAX_SECONDS) {
            throw new IllegalArgumentException("expected a time of at most ten years, was " + trimmed);
        }
        return FalseAlarms.every(time);
    }

    /** M and N of {@code M/N}. */
    static int[] mOfN(String text) {
        Matcher matcher = M_OF_N.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected M/N, such as 3/5, was '" + text + "'");
        }
        int m = Integer.parseInt(matcher.group(1));
        int n = Integer.parseInt(matcher.group(2));
        if (m < 1 || m > n || n > MOST_SAMPLES) {
            throw new IllegalArgumentException("expected M/N with M of 1..N and N of 1..32, was '" + text + "'");
        }
        return new int[] {m, n};
    }

    /** Windows such as {@code 23:30-01:00}, separated by commas; none if the text is blank. */
    static List<MuteWindow> muted(String text) {
        return text.isBlank()
                ? List.of()
                : Stream.of(text.trim().split(",", -1))
                        .map(AnomalyTexts::window)
                        .toList();
    }

    private static MuteWindow window(String text) {
        Matcher matcher = WINDOW.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected HH:MM-HH:MM, such as 23:30-01:00, was '" + text + "'");
        }
        return new MuteWindow(minute(matcher.group(1), matcher.group(2)), minute(matcher.group(3), matcher.group(4)));
    }

    private static int minute(String hours, String minutes) {
        return 60 * Integer.parseInt(hours) + Integer.parseInt(minutes);
    }

    /** Periods without an observation after which a series is silent. */
    static int periods(String text) {
        String trimmed = text.trim();
        int periods = trimmed.matches("[0-9]{1,7}") ? Integer.parseInt(trimmed) : -1;
        if (periods < 0 || periods > MOST_PERIODS) {
            throw new IllegalArgumentException(
                    "expected a whole number of 0 to " + MOST_PERIODS + ", was '" + text + "'");
        }
        return periods;
    }

    /** Steps ahead of the forecasts that values are compared with. */
    static int horizon(String text) {
        String trimmed = text.trim();
        int steps = trimmed.matches("[0-9]{1,6}") ? Integer.parseInt(trimmed) : 0;
        if (steps < 1 || steps > ModelSpec.MAX_HORIZON) {
            throw new IllegalArgumentException(
                    "expected a whole number of 1 to " + ModelSpec.MAX_HORIZON + ", was '" + text + "'");
        }
        return steps;
    }

    /** The shield beyond so many half widths; none for 0. */
    static Shield shield(String text) {
        double widths = number(text);
        return widths == 0 ? Shield.NONE : new Shield(widths, SHIELDED_SAMPLES);
    }

    /** A number of 0 or more. */
    static double number(String text) {
        double value;
        try {
            value = Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number of 0 or more, was '" + text + "'", e);
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected a number of 0 or more, was '" + text + "'");
        }
        return value;
    }
}
