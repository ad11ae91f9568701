package io.wavecast.signals.csv.time;

/** Tells whether numbers that count from the start, and state no unit, may have another unit than seconds. */
final class AssumedSeconds {
    /** Smaller numbers do not count from 1970, but from the start of the recording. */
    private static final double SMALLEST_EPOCH = 1e8;

    private String firstText = "";
    private double first;
    private double second = Double.NaN; // the first number that differs from the first

    /** Takes the number of one more row. */
    void add(String text) {
        if (firstText.isEmpty()) {
            firstText = text;
            first = NumberTimes.number(text);
        } else if (Double.isNaN(second) && !text.equals(firstText)) {
            second = NumberTimes.number(text);
        }
    }

    /** A sentence if steps are a second or more, or if the first number has the size of a day; empty otherwise. */
    String warning(String label) {
        if (Math.abs(first) >= SMALLEST_EPOCH || !(mayBeDays() || Math.abs(second - first) >= 1)) {
            return "";
        }
        return "reading the numbers of column " + label + ", which begin with " + firstText
                + ", as seconds since the start; state another unit in the label, such as " + label + " (ms)"
                + (mayBeDays() ? "; export days of a spreadsheet as dates" : "");
    }

    /** Whether the first number has the size of a day of this century in Excel or Matlab. */
    private boolean mayBeDays() {
        return (first >= 20_000 && first < 60_000) || (first >= 690_000 && first < 780_000);
    }
}
