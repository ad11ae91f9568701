package io.wavecast.signals.csv.time;

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
        OtherEpochs.refuse(first);
        if (size < 1e11) {
            return new NumberTimes(1e6, 1e11);
        }
        return size < 1e14
                ? new NumberTimes(1e3, 1e14)
                : size < 1e17 ? new NumberTimes(1, 1e17) : new NumberTimes(1e-3, Double.MAX_VALUE);
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
