package io.wavecast.signals.csv;

import io.wavecast.signals.csv.time.DateText;
import io.wavecast.signals.csv.time.TimeNotation;
import java.util.Optional;

/** What a cell holds. */
enum CellKind {
    MISSING,
    NUMBER,
    DATE,
    DATE_AND_TIME,
    CLOCK,
    TEXT;

    /** The number of characters of {@code 1:02}. */
    private static final int SHORTEST_TIME = 4;

    static CellKind of(String cell, CsvOptions options, Numbers numbers) {
        if (options.isMissing(cell)) {
            return MISSING;
        }
        if (numbers.isNumber(cell)) {
            return NUMBER;
        }
        if (!mayBeTime(cell)) {
            return TEXT;
        }
        Optional<DateText> date = DateText.parse(cell);
        if (date.isPresent()) {
            return date.get().hasClock() ? DATE_AND_TIME : DATE;
        }
        return TimeNotation.isClock(cell) ? CLOCK : TEXT;
    }

    /** A look at the characters first, since files have many cells and parsing a time costs much more. */
    private static boolean mayBeTime(String cell) {
        return cell.length() >= SHORTEST_TIME && cell.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether cells of this kind can be told from a label. */
    boolean isTyped() {
        return this != MISSING && this != TEXT;
    }

    /** Whether a cell states a time and is no number. */
    boolean isTime() {
        return this == DATE || this == DATE_AND_TIME || this == CLOCK;
    }
}
