package io.wavecast.signals.csv;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How a file writes numbers.
 *
 * @param comma whether a comma, not a point, stands before the decimals
 */
record Numbers(boolean comma) {
    private static final Pattern WITH_COMMA =
            Pattern.compile("[+-]?(\\d+|\\d{1,3}(?:\\.\\d{3})+),(\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WITH_POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

    /**
     * Finds the decimal mark of a file's first rows. Numbers such as {@code 20,5} or {@code 20.5} decide; {@code 1,234} and
     * {@code 1.234} may have a separator of thousands, so they count only if no number or numbers of both kinds decide. Then a
     * comma needs semicolons between the columns, or a number such as {@code 20,5}.
     */
    static Numbers find(List<CsvRows.Row> rows, char delimiter) {
        int commas = 0;
        int points = 0;
        boolean certainComma = false;
        boolean certainPoint = false;
        for (CsvRows.Row row : rows) {
            for (String cell : row.cells()) {
                if (WITH_COMMA.matcher(cell).matches()) {
                    commas++;
                    certainComma |= !THOUSANDS.matcher(cell).matches();
                } else if (WITH_POINT.matcher(cell).matches()) {
                    points++;
                    certainPoint |= !THOUSANDS.matcher(cell).matches();
                }
            }
        }
        if (certainComma != certainPoint) {
            return new Numbers(certainComma);
        }
        return new Numbers((certainComma || delimiter == ';') && commas > points);
    }

    /** The number as Java writes it, with a point before the decimals; the text itself if it is no number. */
    String plain(String cell) {
        if (!comma) {
            return cell;
        }
        if (WITH_COMMA.matcher(cell).matches()) {
            return cell.replace(".", "").replace(',', '.');
        }
        return cell.indexOf('.') >= 0 && WITH_POINT.matcher(cell).matches() ? "'" + cell + "'" : cell;
    }

    /** The number of a cell, which may be infinite; empty if it is no number. */
    OptionalDouble parse(String cell) {
        if (cell.isEmpty() || !mayBeNumber(cell)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(plain(cell)));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    boolean isNumber(String cell) {
        return parse(cell).isPresent();
    }

    /** Java also reads {@code 5d} and {@code 0x1p3}, which stand for something else in a file. */
    private static boolean mayBeNumber(String cell) {
        char last = cell.charAt(cell.length() - 1);
        return (last >= '0' && last <= '9' && cell.indexOf('x') < 0 && cell.indexOf('X') < 0)
                || last == '.'
                || cell.endsWith("Infinity")
                || cell.endsWith("NaN");
    }
}
