package io.wavecast.trainer.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.Model;
import io.wavecast.core.topics.versions.StoredVersion;
import io.wavecast.trainer.publish.PublishedModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionPageTest {
    @Test
    void shouldTellWhereCorrectionsStandBy() {
        assertThat(adapterOf(List.of(1, 10, 32), List.of())).isEqualTo("corrects online at [1, 10, 32]");
        assertThat(adapterOf(List.of(1, 10, 32), List.of(1, 32)))
                .isEqualTo("corrects online at [10]; on standby at [1, 32], until corrections gain clearly");
        assertThat(adapterOf(List.of(1, 10), List.of(1, 10)))
                .isEqualTo("corrects nothing at first; on standby at [1, 10], until corrections gain clearly");
    }

    @Test
    void shouldTellThatAModelIsNotCorrected() {
        assertThat(adapterRow(PublishedModel.of("eeg", 1))).isEqualTo("none");
    }

    private static String adapterOf(List<Integer> horizons, List<Integer> standby) {
        return adapterRow(PublishedModel.of("eeg", 1, horizons)
                .withAdapter(Optional.of(
                        AdapterSettings.of(0, AdapterSettings.MEMORY, horizons).withHorizons(horizons, standby))));
    }

    private static String adapterRow(Model model) {
        return VersionPage.of(new StoredVersion(model.version(), 0, 1), model, DecisionHistory.none("eeg"))
                .lines()
                .filter(line -> line.startsWith("adapter "))
                .map(line -> line.substring("adapter".length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
