package io.wavecast.streams.delivery;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The model in force whose nearest target is the nearest of all. */
final class NearestTarget {
    private final Map<String, Target> byName = new HashMap<>();

    /** @param micros time of the nearest target of a model ahead of its observation */
    record Target(ModelVersion version, long micros) {}

    void add(Model model) {
        ModelSpec spec = model.spec();
        byName.remove(model.version().name());
        if (!spec.label()) { // a label has no target
            byName.put(
                    model.version().name(),
                    new Target(model.version(), spec.horizons().get(0) * spec.periodMicros()));
        }
    }

    void remove(String name) {
        byName.remove(name);
    }

    void remove(ModelVersion version) {
        byName.computeIfPresent(
                version.name(), (name, target) -> target.version().equals(version) ? null : target);
    }

    /** Empty if no model in force has a target. */
    Optional<Target> nearest() {
        return byName.values().stream().min(Comparator.comparingLong(Target::micros));
    }
}
