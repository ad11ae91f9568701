package io.wavecast.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The error of a forecaster on a recording.
 *
 * @param recording title
 * @param forecaster such as {@code AR(32)}
 * @param errors by horizon, in standard deviations
 * @param seconds that it took to learn
 * @param note what was kept of a training, in words
 */
record ReferenceResult(String recording, String forecaster, List<Double> errors, double seconds, String note) {
    private static final String SEPARATOR = "\t";

    /** A line of a file. */
    String line() {
        List<String> parts = new ArrayList<>(List.of(recording, forecaster));
        errors.forEach(error -> parts.add(String.format(Locale.ROOT, "%.6g", error)));
        parts.add(String.format(Locale.ROOT, "%.1f", seconds));
        parts.add(note.replace(SEPARATOR, " "));
        return String.join(SEPARATOR, parts);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none of {@link #line()}
     */
    static ReferenceResult of(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        if (parts.length < 5) {
            throw new IllegalArgumentException(
                    "expected a recording, a forecaster, errors, seconds and a note between tabs, was '" + line + "'");
        }
        return new ReferenceResult(
                parts[0],
                parts[1],
                Stream.of(parts)
                        .limit(parts.length - 2)
                        .skip(2)
                        .map(Double::valueOf)
                        .toList(),
                Double.parseDouble(parts[parts.length - 2]),
                parts[parts.length - 1]);
    }
}
