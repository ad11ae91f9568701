package io.wavecast.signals.csv;

import java.util.List;

/**
 * The columns with the times.
 *
 * @param columns their indices, in the order of {@link Kind}; −1 for a part that the file does not have
 * @param kind how the columns form a time
 * @param clockDigits digits of a time of day that is written as a number, {@code 4} for 930 as half past nine; 0 otherwise
 * @param behind columns with what belongs behind the time of day: AM or PM, and the zone
 */
record TimeColumns(List<Integer> columns, Kind kind, int clockDigits, List<Integer> behind) {
    enum Kind {
        ONE,
        DATE_AND_TIME,
        /** A date, and columns for hour, minute, second and millisecond. */
        DATE_AND_PARTS,
        /** Columns for year, month, day, hour, minute, second and millisecond. */
        PARTS,
        /** Columns for year, month, day, and one for the time of day. */
        PARTS_AND_TIME,
        NONE
    }

    static TimeColumns none() {
        return new TimeColumns(List.of(), Kind.NONE, 0);
    }

    static TimeColumns one(int column) {
        return new TimeColumns(List.of(column), Kind.ONE, 0);
    }

    TimeColumns(List<Integer> columns, Kind kind, int clockDigits) {
        this(columns, kind, clockDigits, List.of());
    }

    TimeColumns withBehind(List<Integer> more) {
        return new TimeColumns(columns, kind, clockDigits, more);
    }

    boolean present() {
        return kind != Kind.NONE;
    }

    boolean contains(int column) {
        return columns.contains(column) || behind.contains(column);
    }

    /** The time in a row, as one text. */
    String text(List<String> row, Numbers numbers) {
        var text = new StringBuilder(withoutBehind(row, numbers));
        behind.forEach(column -> text.append(' ').append(row.get(column)));
        return text.toString();
    }

    private String withoutBehind(List<String> row, Numbers numbers) {
        return switch (kind) {
            case ONE -> numbers.plain(row.get(columns.get(0)));
            case DATE_AND_TIME -> whole(row.get(columns.get(0))) + " " + clock(row.get(columns.get(1)));
            case DATE_AND_PARTS -> whole(row.get(columns.get(0))) + clock(row, 1, numbers);
            case PARTS -> day(row) + clock(row, 3, numbers);
            case PARTS_AND_TIME -> day(row) + " " + clock(row.get(columns.get(3)));
            case NONE -> "";
        };
    }

    private String day(List<String> row) {
        return part(row, 0, "") + "-" + part(row, 1, "1") + "-" + part(row, 2, "1");
    }

    private String clock(String cell) {
        return clockDigits == 0
                ? cell
                : "0".repeat(Math.max(0, clockDigits - whole(cell).length())) + whole(cell);
    }

    /** The time of day from hour, minute, second and millisecond, which begin at an index. */
    private String clock(List<String> row, int from, Numbers numbers) {
        String second = numbers.plain(part(row, from + 2, "0"));
        int point = second.indexOf('.');
        String fraction = point >= 0 ? second.substring(point) : "";
        if (columns.get(from + 3) >= 0) {
            String millis = part(row, from + 3, "0");
            fraction = "." + "0".repeat(Math.max(0, 3 - millis.length())) + millis;
        }
        String whole = point >= 0 ? second.substring(0, point) : second;
        return " " + two(part(row, from, "0")) + ":" + two(part(row, from + 1, "0")) + ":" + two(whole)
                + (fraction.length() > 1 ? fraction : "");
    }

    private String part(List<String> row, int index, String otherwise) {
        int column = columns.get(index);
        return column < 0 ? otherwise : whole(row.get(column));
    }

    /** A whole number as text, without the decimals that some programs add. */
    private static String whole(String cell) {
        return cell.matches("[0-9]+[.,]0+")
                ? cell.substring(
                        0, cell.length() - cell.replaceFirst("^[0-9]+", "").length())
                : cell;
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
