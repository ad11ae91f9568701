package io.wavecast.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a figure should reach.
 *
 * @param bench name of the benchmark
 * @param label the case measured
 * @param unit unit of the figure
 * @param quantity what is compared: the figure's value, or its ratio to another case
 * @param bound whether the goal is a lower or an upper limit
 * @param limit the limit itself, which counts as reached
 */
public record Goal(String bench, String label, String unit, Quantity quantity, Bound bound, double limit) {
    /** What is compared with the limit. */
    public enum Quantity {
        VALUE,
        RATIO
    }

    /** The side of the limit on which a goal is reached. */
    public enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    static Goal atMost(String bench, String label, String unit, double limit) {
        return new Goal(bench, label, unit, Quantity.VALUE, Bound.AT_MOST, limit);
    }

    static Goal atLeast(String bench, String label, String unit, double limit) {
        return new Goal(bench, label, unit, Quantity.VALUE, Bound.AT_LEAST, limit);
    }

    static Goal ratioAtLeast(String bench, String label, String unit, double limit) {
        return new Goal(bench, label, unit, Quantity.RATIO, Bound.AT_LEAST, limit);
    }

    static Goal ratioAtMost(String bench, String label, String unit, double limit) {
        return new Goal(bench, label, unit, Quantity.RATIO, Bound.AT_MOST, limit);
    }

    /** The goal of a figure among several. */
    static Optional<Goal> of(Figure figure, List<Goal> goals) {
        return goals.stream()
                .filter(goal -> goal.bench.equals(figure.bench())
                        && goal.label.equals(figure.label())
                        && goal.unit.equals(figure.unit()))
                .findFirst();
    }

    /** Whether a figure reaches the goal. A figure without a ratio does not reach a goal of a ratio. */
    boolean isReachedBy(Figure figure) {
        double value = quantity == Quantity.VALUE
                ? figure.value()
                : figure.comparison().map(Figure.Comparison::ratio).orElse(Double.NaN);
        return bound == Bound.AT_LEAST ? value >= limit : value <= limit;
    }

    /** The goal as text, such as {@code ≤ 2 ms}, or {@code ≥ 0.45 x} for a ratio. */
    String text() {
        String number = limit == Math.rint(limit)
                ? String.format(Locale.ROOT, "%,d", (long) limit)
                : String.format(Locale.ROOT, "%s", limit);
        return (bound.sign + " " + number + " " + (quantity == Quantity.RATIO ? "x" : unit)).trim();
    }
}
