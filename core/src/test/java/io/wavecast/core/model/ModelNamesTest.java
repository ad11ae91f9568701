package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {
    @ParameterizedTest
    @CsvSource({
        "eeg/subject02, eeg/subject02/O1, true",
        "eeg/subject02, eeg/subject02, true",
        "eeg/subject02, eeg/subject021, false",
        "eeg/subject02, eeg, false",
        "eeg, eeg/subject02/O1, true",
        "default, anything/at/all, true",
        "O1, eeg/subject02/O1, false",
    })
    void shouldServeByPathSegmentsFromTheStart(String name, String series, boolean serves) {
        assertThat(ModelNames.serves(name, series)).isEqualTo(serves);
    }

    @Test
    void shouldPreferTheLongestName() {
        assertThat(longest("eeg/subject02/O1", "default", "eeg", "eeg/subject02", "pump"))
                .contains("eeg/subject02");
        assertThat(longest("a/b", "default", "a")).contains("a");
        assertThat(longest("pump-7", "default", "eeg")).contains("default");
        assertThat(longest("pump-7", "eeg")).isEmpty();
    }

    private static Optional<String> longest(String series, String... names) {
        return ModelNames.findLongest(series, name -> Optional.of(name).filter(List.of(names)::contains));
    }
}
