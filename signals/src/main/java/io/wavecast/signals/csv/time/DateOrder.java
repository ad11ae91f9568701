package io.wavecast.signals.csv.time;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The order of day and month in dates whose last number is the year. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST;

    /** The option that states the order. */
    public static final String OPTION = "--date-order";

    private static final Pattern DAYS_FIRST = Pattern.compile("(?i)\\bd{1,2}\\W?m{1,3}\\W?y{2,4}\\b");
    private static final Pattern MONTHS_FIRST = Pattern.compile("(?i)\\bm{1,3}\\W?d{1,2}\\W?y{2,4}\\b");

    /** The order as a word of the command line, such as {@code day-first}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The order that a label states, such as {@code Date (MM/DD/YYYY)}. */
    public static Optional<DateOrder> ofLabel(String label) {
        if (DAYS_FIRST.matcher(label).find()) {
            return Optional.of(DAY_FIRST);
        }
        return MONTHS_FIRST.matcher(label).find() ? Optional.of(MONTH_FIRST) : Optional.empty();
    }
}
