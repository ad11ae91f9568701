package io.wavecast.signals.csv;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How a file writes numbers.
 *
 * @param comma whether a comma, not a point, stands before the decimals
 * @param grouped whether the other mark separates thousands somewhere, as in {@code 1,234.5}, so that {@code 1,234} has it, too
 * @param unclear a number such as {@code 1.234}, if no number shows whether its mark separates thousands; otherwise empty
 */
record Numbers(boolean comma, boolean grouped, String unclear) {
    /** Numbers with a point before the decimals. */
    static final Numbers PLAIN = new Numbers(false, false, "");

    private static final Pattern WITH_COMMA =
            Pattern.compile("[+-]?(\\d+|\\d{1,3}(?:\\.\\d{3})+),(\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WITH_POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    /** {@code 1 234,5} and {@code 1'234.5}, also with spaces that do not break lines. */
    private static final Pattern SPACED =
            Pattern.compile("[+-]?[1-9]\\d{0,2}(?:[ '\u2019\u00a0\u2009\u202f]\\d{3})+(?:[.,]\\d+)?");

    private static final Pattern SPACES = Pattern.compile("[ '\u2019\u00a0\u2009\u202f]");
    /** Numbers whose commas, or points, can only separate thousands. */
    private static final Pattern COMMAS_GROUP =
            Pattern.compile("[+-]?[1-9]\\d{0,2}(?:(?:,\\d{3})+\\.\\d+|(?:,\\d{3}){2,})");

    private static final Pattern POINTS_GROUP =
            Pattern.compile("[+-]?[1-9]\\d{0,2}(?:(?:\\.\\d{3})+,\\d+|(?:\\.\\d{3}){2,})");
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
        boolean commasGroup = false;
        boolean pointsGroup = false;
        String unclear = "";
        for (CsvRows.Row row : rows) {
            for (String text : row.cells()) {
                String cell = withoutSpaces(text);
                commasGroup |= COMMAS_GROUP.matcher(cell).matches();
                pointsGroup |= POINTS_GROUP.matcher(cell).matches();
                unclear = unclear.isEmpty() && THOUSANDS.matcher(cell).matches() ? cell : unclear;
                if (WITH_COMMA.matcher(cell).matches()) {
                    commas++;
                    certainComma |= !THOUSANDS.matcher(cell).matches();
                } else if (WITH_POINT.matcher(cell).matches()) {
                    points++;
                    certainPoint |= !THOUSANDS.matcher(cell).matches();
                }
            }
        }
        certainComma |= pointsGroup;
        certainPoint |= commasGroup;
        boolean comma =
                certainComma != certainPoint ? certainComma : (certainComma || delimiter == ';') && commas > points;
        // Between commas, points stand before the decimals.
        boolean clear = certainComma || certainPoint || delimiter == ',';
        return new Numbers(comma, comma ? pointsGroup : commasGroup, clear ? "" : unclear);
    }

    private static String withoutSpaces(String cell) {
        // A look at the characters first, since few files have such numbers.
        boolean mayBeSpaced = cell.chars().anyMatch(c -> c == ' ' || c == '\'' || c > '~');
        return mayBeSpaced && SPACED.matcher(cell).matches()
                ? SPACES.matcher(cell).replaceAll("")
                : cell;
    }

    /** The number as Java writes it, with a point before the decimals; the text itself if it is no number. */
    String plain(String text) {
        String cell = withoutSpaces(text);
        if (grouped && THOUSANDS.matcher(cell).matches() && cell.indexOf(comma ? '.' : ',') >= 0) {
            return cell.replace(comma ? "." : ",", "");
        }
        if (!comma) {
            return cell.indexOf(',') >= 0 && COMMAS_GROUP.matcher(cell).matches() ? cell.replace(",", "") : cell;
        }
        if (WITH_COMMA.matcher(cell).matches() || POINTS_GROUP.matcher(cell).matches()) {
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
