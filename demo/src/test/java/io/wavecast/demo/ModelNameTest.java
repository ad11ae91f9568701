package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelNameTest {
    @Test
    void shouldBeTheCommonPrefixOfAllKeys() {
        assertThat(ModelName.of(List.of("eeg/subject02/O1", "eeg/subject02/Fz")))
                .isEqualTo("eeg/subject02");
        assertThat(ModelName.of(List.of("eeg/subject02/O1", "eeg/subject03/O1")))
                .isEqualTo("eeg");
    }

    @Test
    void shouldNotSplitASegment() {
        assertThat(ModelName.of(List.of("eeg/sub1/a", "eeg/sub12/a"))).isEqualTo("eeg");
    }

    @Test
    void shouldBeDefaultIfKeysHaveNoCommonPrefix() {
        assertThat(ModelName.of(List.of("pump", "fan"))).isEqualTo("default");
        assertThat(ModelName.of(List.of())).isEqualTo("default");
    }
}
