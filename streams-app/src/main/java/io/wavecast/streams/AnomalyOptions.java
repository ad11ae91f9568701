package io.wavecast.streams;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.Problems;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.FalseAlarms;
import io.wavecast.streams.anomaly.MuteWindow;
import io.wavecast.streams.anomaly.Shield;
import io.wavecast.streams.runtime.ServeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code serve} about anomalies. */
final class AnomalyOptions {
    private static final String OFF = "off";
    private static final long MAX_SECONDS = 3_653L * 24 * 3_600; // ten years
    private static final int SHIELDED_SAMPLES = 64;
    private static final int MOST_SAMPLES = 32; // that M/N looks at
    private static final Pattern M_OF_N = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})");
    private static final Pattern WINDOW =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");

    @Option(
            names = ServeOptions.ANOMALIES,
            paramLabel = "off|N|TIME",
            description = {
                "tell anomalies of series in a topic. One false alarm per series in N observations, 100 or more, or in",
                "TIME, such as 30d, is accepted (default off)"
            },
            defaultValue = OFF)
    private String anomalies = "";

    @Option(
            names = ServeOptions.ANOMALY_ALARMS,
            paramLabel = "M/N",
            description = "an anomaly begins when M of the last N samples alarm, N up to 32 (default 1/1)",
            defaultValue = "1/1")
    private String alarms = "";

    @Option(
            names = ServeOptions.ANOMALY_DEVIATION,
            paramLabel = "X",
            description = "smaller deviations are no anomalies, in the unit of the series (default 0)",
            defaultValue = "0")
    private String deviation = "";

    @Option(
            names = ServeOptions.ANOMALY_MUTE,
            paramLabel = "HH:MM-HH:MM,…",
            description = "times of day in UTC in which no anomaly begins (default none)",
            defaultValue = "")
    private String mute = "";

    @Option(
            names = ServeOptions.ANOMALY_SILENCE,
            paramLabel = "N",
            description = "periods without an observation after which a series is silent, 0 for never (default 10)",
            defaultValue = "10")
    private String silence = "";

    @Option(
            names = ServeOptions.SHIELD,
            paramLabel = "X",
            description = {
                "while an anomaly lasts, a value that is more than X half widths of the interval from its forecast enters",
                "the model as the forecast does, for 64 samples; 0 for never (default 0)"
            },
            defaultValue = "0")
    private String shield = "";

    /** What counts as an anomaly; empty if none are looked for. Invalid values become problems. */
    Optional<AnomalySettings> settings(Problems problems) {
        if (anomalies.trim().equals(OFF)) {
            needsAnomalies(problems, ServeOptions.ANOMALY_ALARMS, alarms, "1/1");
            needsAnomalies(problems, ServeOptions.ANOMALY_DEVIATION, deviation, "0");
            needsAnomalies(problems, ServeOptions.ANOMALY_MUTE, mute, "");
            needsAnomalies(problems, ServeOptions.ANOMALY_SILENCE, silence, "10");
            needsAnomalies(problems, ServeOptions.SHIELD, shield, "0");
            return Optional.empty();
        }
        Optional<FalseAlarms> rate = problems.check(ServeOptions.ANOMALIES, this::rate);
        Optional<int[]> mOfN = problems.check(ServeOptions.ANOMALY_ALARMS, this::mOfN);
        Optional<Double> least = problems.check(ServeOptions.ANOMALY_DEVIATION, () -> number(deviation));
        Optional<List<MuteWindow>> muted = problems.check(ServeOptions.ANOMALY_MUTE, this::muted);
        Optional<Shield> held = problems.check(ServeOptions.SHIELD, this::shield);
        int periods = problems.number(ServeOptions.ANOMALY_SILENCE, silence, 10);
        problems.inRange(ServeOptions.ANOMALY_SILENCE, periods, 0, 1_000_000);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(AnomalySettings.of(rate.orElseThrow())
                .withAlarms(mOfN.orElseThrow()[0], mOfN.orElseThrow()[1])
                .withLeastDeviation(least.orElseThrow())
                .withMuted(muted.orElseThrow())
                .withSilentAfter(periods)
                .withShield(held.orElseThrow()));
    }

    private static void needsAnomalies(Problems problems, String option, String value, String defaultValue) {
        problems.when(!value.trim().equals(defaultValue), option, "needs " + ServeOptions.ANOMALIES);
    }

    private FalseAlarms rate() {
        String text = anomalies.trim();
        if (text.matches("[0-9]{1,12}")) {
            return FalseAlarms.every(Double.parseDouble(text));
        }
        Duration time;
        try {
            time = new DurationConverter().convert(text);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(
                    "expected off, a number of observations, or a time such as 30d, was '" + text + "'", e);
        }
        if (time.toSeconds() > MAX_SECONDS) {
            throw new IllegalArgumentException("expected a time of at most ten years, was " + text);
        }
        return FalseAlarms.every(time);
    }

    private int[] mOfN() {
        Matcher matcher = M_OF_N.matcher(alarms.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected M/N, such as 3/5, was '" + alarms + "'");
        }
        int m = Integer.parseInt(matcher.group(1));
        int n = Integer.parseInt(matcher.group(2));
        if (m < 1 || m > n || n > MOST_SAMPLES) {
            throw new IllegalArgumentException("expected M/N with M of 1..N and N of 1..32, was '" + alarms + "'");
        }
        return new int[] {m, n};
    }

    private List<MuteWindow> muted() {
        return mute.isBlank()
                ? List.of()
                : Stream.of(mute.trim().split(",", -1))
                        .map(AnomalyOptions::window)
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

    private Shield shield() {
        double widths = number(shield);
        return widths == 0 ? Shield.NONE : new Shield(widths, SHIELDED_SAMPLES);
    }

    private static double number(String text) {
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
