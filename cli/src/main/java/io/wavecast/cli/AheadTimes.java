package io.wavecast.cli;

import io.wavecast.core.model.ModelSpec;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/**
 * Times ahead of an observation, such as {@code 100ms,1s}, which become horizons once the period of the samples is known.
 *
 * @param times at least one, each more than zero
 */
public record AheadTimes(List<Duration> times) {
    /** The option of the commands that take such times. */
    public static final String OPTION = "--ahead";

    /**
     * The time after its observation's arrival within which a forecast is assumed visible, where no service was measured: the limit that
     * {@code serve} expects of itself under {@code --profile auto} with near targets, 10 ms between commits and 40 ms for a commit.
     */
    public static final Duration ASSUMED_VISIBLE = Duration.ofMillis(50);

    public AheadTimes {
        times = List.copyOf(times);
        if (times.isEmpty() || times.stream().anyMatch(time -> time.compareTo(Duration.ZERO) <= 0)) {
            throw new IllegalArgumentException("expected at least one time, each more than 0, was " + times);
        }
    }

    /**
     * The times that a text lists.
     *
     * @param text such as {@code 100ms,1s}
     * @throws IllegalArgumentException if it is no such list
     */
    public static AheadTimes parse(String text) {
        var converter = new DurationConverter();
        try {
            return new AheadTimes(
                    Stream.of(text.split(",", -1)).map(converter::convert).toList());
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(
                    "expected times with ms, s, m, h or d and commas between them, such as 100ms,1s, was '" + text
                            + "'",
                    e);
        }
    }

    /**
     * The horizons: one step, by which gaps are filled, and the step nearest to each time.
     *
     * @param periodMicros the period of the samples
     * @return ascending, without repetition, the first is 1
     * @throws IllegalArgumentException if a time is less than half a period, or further than {@value ModelSpec#MAX_HORIZON} steps
     */
    public List<Integer> horizons(long periodMicros) {
        var horizons = new TreeSet<Integer>(List.of(1));
        for (Duration time : times) {
            long steps = (micros(time) + periodMicros / 2) / periodMicros;
            if (2 * micros(time) < periodMicros || steps > ModelSpec.MAX_HORIZON) {
                throw new IllegalArgumentException("expected " + OPTION + " to lie between half a period and "
                        + ModelSpec.MAX_HORIZON + " periods of the samples, which are " + text(periodMicros)
                        + " apart, was " + text(micros(time)));
            }
            horizons.add((int) Math.max(1, steps));
        }
        return List.copyOf(horizons);
    }

    /**
     * The default horizons: one step, and the first one whose forecast is visible before its target. Only one step if that is visible
     * in time, or if no horizon within {@value ModelSpec#MAX_HORIZON} steps is.
     *
     * @param periodMicros the period of the samples
     * @param visible time from the arrival of an observation until its forecast is visible
     */
    public static List<Integer> onTime(long periodMicros, Duration visible) {
        int first = firstOnTime(periodMicros, micros(visible));
        return first == 1 || first > ModelSpec.MAX_HORIZON ? List.of(1) : List.of(1, first);
    }

    /** The first horizon whose target is not before the forecast is visible. */
    public static int firstOnTime(long periodMicros, long visibleMicros) {
        long steps = (Math.max(0, visibleMicros) + periodMicros - 1) / periodMicros;
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, steps));
    }

    /** A time as people write it, such as {@code 7.8 ms}, {@code 250 us} or {@code 1.5 s}. */
    public static String text(long micros) {
        if (micros < 1_000) {
            return micros + " us";
        }
        double value = micros < 1_000_000 ? micros / 1e3 : micros / 1e6;
        String rounded =
                value < 100 ? String.valueOf(Math.round(value * 10) / 10.0) : String.valueOf(Math.round(value));
        return (rounded.endsWith(".0") ? rounded.substring(0, rounded.length() - 2) : rounded)
                + (micros < 1_000_000 ? " ms" : " s");
    }

    private static long micros(Duration time) {
        return TimeUnit.MICROSECONDS.convert(time);
    }

    @Override
    public String toString() {
        return times.stream().map(time -> text(micros(time))).collect(Collectors.joining(", "));
    }
}
