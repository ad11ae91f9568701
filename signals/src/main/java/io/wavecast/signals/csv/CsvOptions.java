package io.wavecast.signals.csv;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Properties of a text file that its content does not state.
 *
 * @param timeColumn label of the column with times; empty to find the column by its usual labels
 * @param rate samples per second, for files without times
 * @param missing further markers of a missing value, such as {@code -200}
 */
public record CsvOptions(Optional<String> timeColumn, OptionalDouble rate, Set<String> missing) {
    /** Option names on the command line, for messages that suggest one. */
    public static final String TIME_COLUMN = "--time-column";

    public static final String RATE = "--rate";
    public static final String MISSING = "--missing";

    private static final Set<String> ALWAYS_MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "null", "?");

    public CsvOptions {
        missing = Set.copyOf(missing);
    }

    public static CsvOptions none() {
        return new CsvOptions(Optional.empty(), OptionalDouble.empty(), Set.of());
    }

    /** The markers that are numbers. A cell equal to one is missing, however the number is written. */
    double[] missingNumbers() {
        return missing.stream()
                .filter(CsvText::isNumber)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    boolean isMissing(String cell) {
        return ALWAYS_MISSING.contains(cell) || missing.contains(cell);
    }
}
