package io.wavecast.streams.forecast;

import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.SeriesDetector;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.StateSections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The detectors of all settings. The one of a series is looked up by its name once, until its state leaves the heap. One per thread. */
final class RuledDetectors {
    private final List<String> prefixes;
    private final List<SeriesDetector> detectors; // by the place of their prefix

    RuledDetectors(AnomalyRules rules) {
        prefixes = rules.longestFirst().stream().map(Map.Entry::getKey).toList();
        detectors = rules.longestFirst().stream()
                .map(rule -> new SeriesDetector(rule.getValue()))
                .toList();
    }

    /** The detector of a series; null if no anomalies are looked for. */
    @Nullable
    SeriesDetector of(SeriesState state) {
        if (detectors.isEmpty()) {
            return null;
        }
        StateSections sections = state.sections();
        int place = sections.rule();
        if (place == StateSections.UNKNOWN_RULE) { // the state is new on the heap
            place = place(sections.series());
            sections.setRule(place);
        }
        return detectors.get(place);
    }

    private int place(String series) {
        int place = 0;
        while (!series.startsWith(prefixes.get(place))) { // ends, since the last one is empty
            place++;
        }
        return place;
    }
}
