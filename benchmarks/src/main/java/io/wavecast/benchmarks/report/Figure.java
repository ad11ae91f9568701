package io.wavecast.benchmarks.report;

import java.util.Optional;

/**
 * One measured value.
 *
 * @param bench name of the benchmark
 * @param of which case of it, such as {@code lstm 64x1 core}
 * @param unit such as {@code ns/step} or {@code records/s}
 * @param comparison what it is held against; empty where nothing
 */
public record Figure(String bench, String of, double value, String unit, Optional<Comparison> comparison) {

    /**
     * A value measured in the same run.
     *
     * @param against name of its case
     * @param ratio how many times as good ours is: above 1 better, whatever the unit
     */
    public record Comparison(String against, double ratio) {}

    public static Figure of(String bench, String name, double value, String unit) {
        return new Figure(bench, name, value, unit, Optional.empty());
    }

    /** The same figure, held against another case. */
    public Figure against(String other, double ratio) {
        return new Figure(bench, of, value, unit, Optional.of(new Comparison(other, ratio)));
    }
}
