package io.wavecast.signals.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns with the times: one column, or a date and a time of day, or year, month, day and hour.
 *
 * @param columns their indices, in the order of the kind's name
 * @param kind how the columns form a time
 */
record TimeColumns(List<Integer> columns, Kind kind) {
    enum Kind {
        ONE,
        DATE_AND_TIME,
        YEAR_MONTH_DAY_HOUR,
        NONE
    }

    private static final List<String> NAMES = List.of("timestamps", "timestamp", "datetime", "time", "date");
    /** The short name, in lower case only: {@code T} is a temperature. */
    private static final String SHORT_NAME = "t";

    static TimeColumns none() {
        return new TimeColumns(List.of(), Kind.NONE);
    }

    static TimeColumns one(int column) {
        return new TimeColumns(List.of(column), Kind.ONE);
    }

    /** Finds the columns by their usual labels, ignoring case. */
    static TimeColumns find(List<String> labels) {
        List<String> lower =
                labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList();
        if (lower.contains("date") && lower.contains("time")) {
            return new TimeColumns(List.of(lower.indexOf("date"), lower.indexOf("time")), Kind.DATE_AND_TIME);
        }
        if (lower.containsAll(List.of("year", "month", "day", "hour"))) {
            List<Integer> columns = new ArrayList<>();
            for (String part : List.of("year", "month", "day", "hour")) {
                columns.add(lower.indexOf(part));
            }
            return new TimeColumns(columns, Kind.YEAR_MONTH_DAY_HOUR);
        }
        return NAMES.stream()
                .filter(lower::contains)
                .findFirst()
                .map(name -> one(lower.indexOf(name)))
                .orElseGet(() -> labels.contains(SHORT_NAME) ? one(labels.indexOf(SHORT_NAME)) : none());
    }

    boolean present() {
        return kind != Kind.NONE;
    }

    /** The time in a row, as one text. */
    String text(List<String> row) {
        return switch (kind) {
            case ONE -> row.get(columns.get(0));
            case DATE_AND_TIME -> row.get(columns.get(0)) + " " + row.get(columns.get(1));
            case YEAR_MONTH_DAY_HOUR ->
                row.get(columns.get(0)) + "-" + row.get(columns.get(1)) + "-" + row.get(columns.get(2)) + " "
                        + row.get(columns.get(3)) + ":00";
            case NONE -> "";
        };
    }
}
