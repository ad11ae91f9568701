package io.wavecast.signals.csv;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a text file does not say of itself.
 *
 * @param timeColumn label of the column with times; found by its name where not given
 * @param rate samples per second, for files without times
 * @param missing further markers of a missing value, such as {@code -200}
 */
public record CsvOptions(Optional<String> timeColumn, OptionalDouble rate, Set<String> missing) {
    private static final Set<String> ALWAYS_MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "null", "?");

    public CsvOptions {
        missing = Set.copyOf(missing);
    }

    public static CsvOptions none() {
        return new CsvOptions(Optional.empty(), OptionalDouble.empty(), Set.of());
    }

    /** Those of the markers that are numbers: they hold however the number is written. */
    double[] missingNumbers() {
        return missing.stream()
                .filter(CsvLayout::number)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    boolean missing(String cell) {
        return ALWAYS_MISSING.contains(cell) || missing.contains(cell);
    }
}
