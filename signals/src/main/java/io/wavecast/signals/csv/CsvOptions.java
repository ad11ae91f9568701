package io.wavecast.signals.csv;

import io.wavecast.signals.csv.time.DateOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Properties of a text file that its content does not state.
 *
 * @param timeColumn label of the column with times; empty to find the column by its label and content
 * @param rate samples per second; times then follow from it, and a column of times gives the start only
 * @param missing further markers of a missing value, such as {@code -200}
 * @param dateOrder order of day and month in dates that end with the year; empty to decide by all rows
 * @param keyColumns labels of the columns that name the series of a row; {@link #NO_KEY} alone if rows form one series
 * @param skip number of lines to leave out at the beginning of the file
 */
public record CsvOptions(
        Optional<String> timeColumn,
        OptionalDouble rate,
        Set<String> missing,
        Optional<DateOrder> dateOrder,
        List<String> keyColumns,
        int skip) {
    /** Option names on the command line, for messages that suggest one. */
    public static final String TIME_COLUMN = "--time-column";

    public static final String RATE = "--rate";
    public static final String MISSING = "--missing";
    public static final String KEY_COLUMN = "--key-column";
    public static final String SKIP = "--skip";

    /** The value of {@link #KEY_COLUMN} for rows that form one series although a column names others. */
    public static final String NO_KEY = "-";

    private static final Set<String> ALWAYS_MISSING = Set.of(
            "", "NA", "N/A", "n/a", "<NA>", "#N/A", "#NA", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "None", "?");

    public CsvOptions {
        missing = Set.copyOf(missing);
        keyColumns = List.copyOf(keyColumns);
    }

    /** Options that state the time column, the rate and the markers of missing values. */
    public CsvOptions(Optional<String> timeColumn, OptionalDouble rate, Set<String> missing) {
        this(timeColumn, rate, missing, Optional.empty(), List.of(), 0);
    }

    public static CsvOptions none() {
        return new CsvOptions(Optional.empty(), OptionalDouble.empty(), Set.of());
    }

    public CsvOptions withDateOrder(DateOrder order) {
        return new CsvOptions(timeColumn, rate, missing, Optional.of(order), keyColumns, skip);
    }

    public CsvOptions withKeyColumns(List<String> labels) {
        return new CsvOptions(timeColumn, rate, missing, dateOrder, labels, skip);
    }

    public CsvOptions withSkip(int lines) {
        return new CsvOptions(timeColumn, rate, missing, dateOrder, keyColumns, lines);
    }

    /** Whether the options name columns that name the series. */
    boolean keyed() {
        return !keyColumns.isEmpty() && !keyColumns.equals(List.of(NO_KEY));
    }

    boolean isMissing(String cell) {
        return ALWAYS_MISSING.contains(cell) || missing.contains(cell);
    }
}
