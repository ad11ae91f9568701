package io.wavecast.trainer.backup;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.NameVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Restores decisions of a copy. Those of a name come back if the cluster has none, or only older ones. Newer ones stay, since a backup must not undo
 * what was decided after it.
 */
final class RestoredDecisions {
    private RestoredDecisions() {}

    /**
     * Changes the library.
     *
     * @param copies by the names of models
     * @param taken offset behind the last publication under a plain name that the copy contains
     * @return a sentence for each name with other decisions than before, or whose newer ones stay
     */
    static List<String> into(Library library, Map<String, DecisionHistory> copies, long taken) {
        List<String> report = new ArrayList<>();
        copies.forEach((name, copy) -> {
            NameVersions versions = library.of(name);
            DecisionHistory present = versions.decisions();
            if (present.newestFirst().equals(copy.newestFirst())) {
                return;
            }
            if (decided(present) <= decided(copy)) {
                versions.restore(copy, taken);
                report.add(name + ": " + inForce(copy) + " is in force, as in the backup");
            } else {
                report.add(name + ": " + inForce(present) + " stays in force, since it was decided after the backup's "
                        + inForce(copy));
            }
        });
        return report;
    }

    private static long decided(DecisionHistory history) {
        return history.current().map(VersionDecision::decidedMillis).orElse(Long.MIN_VALUE);
    }

    private static String inForce(DecisionHistory history) {
        Optional<ModelVersion> version = history.inForce();
        return version.map(ModelVersion::toString).orElse("no version");
    }
}
