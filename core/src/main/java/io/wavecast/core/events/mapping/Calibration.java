package io.wavecast.core.events.mapping;

import java.util.Map;

/**
 * The conversion of a value to the user's unit: {@code value · scale + offset}.
 *
 * @param scale by path; the key {@link #ALL} holds for all others
 * @param offset likewise
 */
public record Calibration(Map<String, Double> scale, Map<String, Double> offset) {
    static final String ALL = "";
    static final Calibration NONE = new Calibration(Map.of(), Map.of());

    public boolean isNone() {
        return scale.isEmpty() && offset.isEmpty();
    }

    /**
     * The value in the unit of the user.
     *
     * @param path the value's path, as in the mapping
     */
    public double apply(String path, double value) {
        double scaled = value * of(scale, path, 1);
        double added = of(offset, path, 0);
        return added == 0 ? scaled : scaled + added; // -0 + 0 would lose its sign
    }

    private static double of(Map<String, Double> factors, String path, double fallback) {
        Double found = factors.get(path);
        return found != null ? found : factors.getOrDefault(ALL, fallback);
    }
}
