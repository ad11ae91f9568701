package io.wavecast.signals.csv.time;

/** Tells dates written as one number from other numbers, by the whole file. */
final class NumberShape {
    /** A number that is no date after fewer rows decides nothing. */
    private static final int ENOUGH = 1_000;

    private String firstText = "";
    private String padded = "";
    private long rows;
    private long compact;
    private long months;
    private long clocks;

    /** Takes the number of one more row. Returns whether further rows may change the result. */
    boolean add(String text) {
        if (firstText.isEmpty()) {
            firstText = text;
        }
        rows++;
        compact += CompactTimes.parse(text).isPresent() ? 1 : 0;
        months += CompactTimes.month(text).isPresent() ? 1 : 0;
        boolean clock =
                text.length() == firstText.length() && text.matches("([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9])?");
        clocks += clock ? 1 : 0;
        padded = clock && text.startsWith("0") ? text : padded;
        return rows < ENOUGH;
    }

    /** Whether all rows are months, {@code 202401}. A counter passes 13 soon. */
    boolean isMonths() {
        return rows > 1 && months == rows;
    }

    /** A number such as {@code 000130}, if all rows may be times of day; empty otherwise. */
    String clock() {
        return rows > 1 && clocks == rows ? padded : "";
    }

    /** Whether at least half of the rows are dates. Of counters with as many digits, one in thirty is. */
    boolean isCompact() {
        return rows > 0 && 2 * compact >= rows;
    }

    String firstText() {
        return firstText;
    }

    /** The first number; 0 if there is none. */
    double first() {
        return firstText.isEmpty() ? 0 : NumberTimes.number(firstText);
    }
}
