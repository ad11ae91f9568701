package io.wavecast.signals.csv.time;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers of one unit: since the epoch, or since the recording's start.
 *
 * @param microsPerUnit of all rows
 * @param limit the size of a number from which on it belongs to a smaller unit
 */
record NumberTimes(double microsPerUnit, double limit) implements TimeReader {
    /** The year 10000. Larger numbers are not times in this unit. */
    private static final double LAST = 2.534023008e17;

    /**
     * Chooses the unit.
     *
     * @param unit microseconds per unit, if the label or a row of units states them; otherwise the size of the first number
     *     decides. Between the years 1973 and 5138, seconds, milliseconds, microseconds and nanoseconds since the epoch do not
     *     overlap. Smaller numbers are seconds since the recording's start.
     */
    static NumberTimes of(double first, Optional<Double> unit) {
        if (unit.isPresent()) {
            return new NumberTimes(unit.get(), Double.MAX_VALUE);
        }
        double size = Math.abs(first);
        requireSince1970(size, first);
        if (size < 1e11) {
            return new NumberTimes(1e6, 1e11);
        }
        return size < 1e14
                ? new NumberTimes(1e3, 1e14)
                : size < 1e17 ? new NumberTimes(1, 1e17) : new NumberTimes(1e-3, Double.MAX_VALUE);
    }

    /** Counts of other epochs, of the years 1981 to 2044, would be microseconds of the year 2350 on, or nanoseconds before 1991. */
    private static void requireSince1970(double size, double first) {
        boolean since1601 = (size >= 1.2e16 && size < 1.4e16) || (size >= 1.2e17 && size < 1.4e17);
        boolean since1 = size >= 6.2e17 && size < 6.5e17;
        if (since1601 || since1) {
            throw new IllegalArgumentException("expected numbers since 1970, was " + new BigDecimal(first)
                    + ", which may count from the year " + (since1 ? "1 (.NET)" : "1601 (Windows)")
                    + "; export dates as text such as 2026-05-31 16:08:37, or state a unit since 1970 in the label");
        }
    }

    @Override
    public long micros(String text) {
        double number = number(text);
        double micros = number * microsPerUnit;
        if (Math.abs(number) >= limit) {
            throw new IllegalArgumentException(
                    TimeReader.EXPECTED + " in the unit of the first row, was '" + text + "', which has another unit");
        }
        if (!(Math.abs(micros) <= LAST)) {
            throw TimeReader.notATime(text);
        }
        return Math.round(micros);
    }

    /** @throws IllegalArgumentException if the text is no number */
    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw TimeReader.notATime(text);
        }
    }
}
