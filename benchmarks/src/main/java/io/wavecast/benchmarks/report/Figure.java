package io.wavecast.benchmarks.report;

import java.util.Optional;

/**
 * One measured value.
 *
 * @param bench name of the benchmark
 * @param label the case measured, such as {@code lstm 64x1 core}
 * @param unit such as {@code ns/step} or {@code records/s}
 * @param comparison the case of Wavecast that it is compared with, if any
 */
public record Figure(String bench, String label, double value, String unit, Optional<Comparison> comparison) {

    /**
     * A comparison with another case of the same run.
     *
     * @param against label of the other case
     * @param ratio how many times better Wavecast is; above 1 means better, whatever the unit
     */
    public record Comparison(String against, double ratio) {}

    /** A figure without a comparison. */
    public static Figure of(String bench, String label, double value, String unit) {
        return new Figure(bench, label, value, unit, Optional.empty());
    }

    /** The same figure, compared with another case. */
    public Figure against(String other, double ratio) {
        return new Figure(bench, label, value, unit, Optional.of(new Comparison(other, ratio)));
    }
}
