package io.wavecast.signals.csv.time;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How a file writes its times. One notation holds for all rows.
 *
 * @param reader gives a new reader for each pass over the file
 * @param dated whether the times have dates
 * @param assumption what was assumed of numbers that do not state their unit, for a warning; empty if nothing was
 */
public record TimeNotation(Supplier<TimeReader> reader, boolean dated, String assumption) {
    /** The notation of a file without times. */
    public static TimeNotation none() {
        return of(text -> 0);
    }

    /** Times of day without dates. */
    public static TimeNotation clock() {
        return new TimeNotation(ClockTimes::new, false, "");
    }

    /** Years of four digits. */
    public static TimeNotation years() {
        return of(new YearTimes());
    }

    /**
     * Dates with or without times of day.
     *
     * @param given the order of day and month, if an option or the label states it
     * @param rows calls the argument with the times of all rows until it returns false
     * @throws IllegalArgumentException if the rows do not show the order; the message names the option
     */
    public static TimeNotation dates(Optional<DateOrder> given, Consumer<Predicate<String>> rows) {
        return of(
                given.isPresent()
                        ? new TextTimes(given.get(), true)
                        : new TextTimes(new OrderDecision(rows).order(), false));
    }

    /**
     * Numbers.
     *
     * @param label of the column; it may state a unit
     * @param unit microseconds per unit that a row of units states
     * @param rows calls the argument with the times of all rows until it returns false
     * @throws IllegalArgumentException if the label states a unit that is unknown
     */
    public static TimeNotation numbers(String label, Optional<Double> unit, Consumer<Predicate<String>> rows) {
        Optional<Double> stated = LabelUnit.micros(label).or(() -> unit);
        Optional<String> unknown = LabelUnit.unknown(label);
        if (stated.isEmpty() && unknown.isPresent()) {
            throw new IllegalArgumentException("expected a unit of time (ns, us, ms, s, min, h or d) in brackets, was '"
                    + unknown.get() + "' in the label " + label
                    + "; rename the column, or give the samples per second by --rate");
        }
        var shape = new NumberShape();
        var seconds = new AssumedSeconds();
        rows.accept(text -> {
            seconds.add(text);
            return shape.add(text);
        });
        if (stated.isEmpty() && shape.isCompact()) {
            return of(new CompactTimes());
        }
        if (stated.isEmpty() && shape.isMonths()) {
            return of(text -> CompactTimes.month(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            TimeReader.EXPECTED + " of the form yyyymm, as in other rows, was '" + text + "'")));
        }
        if (stated.isEmpty() && !shape.clock().isEmpty()) {
            throw new IllegalArgumentException("expected seconds, or times of day such as 16:08:37, in the column "
                    + label + ", was '" + shape.clock()
                    + "', which may be either; state the unit in the label, such as "
                    + label + " (s), or give the samples per second by --rate");
        }
        if (stated.isEmpty() && LabelUnit.plain(label).equals("date") && Math.abs(shape.first()) < 1e8) {
            throw new IllegalArgumentException("expected dates in the column " + label + ", was " + shape.firstText()
                    + ", which may be a serial day of a spreadsheet; export dates as text such as 2026-05-31");
        }
        NumberTimes times = NumberTimes.of(shape.first(), stated);
        return new TimeNotation(() -> times, true, stated.isPresent() ? "" : seconds.warning(label));
    }

    /** Whether a text is a time of day. */
    public static boolean isClock(String text) {
        return ClockText.parse(text).isPresent();
    }

    private static TimeNotation of(TimeReader reader) {
        return new TimeNotation(() -> reader, true, "");
    }
}
