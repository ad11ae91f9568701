package io.wavecast.signals.csv.time;

/** Tells dates written as one number from other numbers, by the whole file. */
final class NumberShape {
    /** A number that is no date after fewer rows decides nothing. */
    private static final int ENOUGH = 1_000;

    private String firstText = "";
    private long rows;
    private long compact;

    /** Takes the number of one more row. Returns whether further rows may change the result. */
    boolean add(String text) {
        if (firstText.isEmpty()) {
            firstText = text;
        }
        rows++;
        compact += CompactTimes.parse(text).isPresent() ? 1 : 0;
        return rows < ENOUGH;
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
