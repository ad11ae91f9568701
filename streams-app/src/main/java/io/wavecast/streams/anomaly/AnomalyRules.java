package io.wavecast.streams.anomaly;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What counts as an anomaly in which series: the settings of the longest prefix that the name of the series begins with.
 *
 * @param byPrefix the settings of a prefix hold alone: none are taken over from a shorter one. The empty prefix has those of all other series. Empty
 *     if no anomalies are looked for
 */
public record AnomalyRules(Map<String, AnomalySettings> byPrefix) {
    /** No anomalies are looked for. */
    public static final AnomalyRules NONE = new AnomalyRules(Map.of());

    private static final String ALL = "";

    public AnomalyRules {
        byPrefix = Map.copyOf(byPrefix);
        if (!byPrefix.isEmpty() && !byPrefix.containsKey(ALL)) {
            throw new IllegalArgumentException("expected settings of the empty prefix, was " + byPrefix.keySet());
        }
    }

    /** The same settings for all series. */
    public static AnomalyRules of(AnomalySettings settings) {
        return new AnomalyRules(Map.of(ALL, settings));
    }

    /** Whether no anomalies are looked for. */
    public boolean isEmpty() {
        return byPrefix.isEmpty();
    }

    /** The settings by prefix in the order in which they are tried: the first prefix that a name begins with decides. The last one is empty. */
    public List<Map.Entry<String, AnomalySettings>> longestFirst() {
        return byPrefix.entrySet().stream()
                .sorted(Comparator.comparingInt(rule -> -rule.getKey().length()))
                .toList();
    }
}
