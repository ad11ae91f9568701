package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
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
        assertThat(ModelNames.longest(Stream.of("default", "eeg", "eeg/subject02", "pump"), "eeg/subject02/O1"))
                .contains("eeg/subject02");
        assertThat(ModelNames.longest(Stream.of("default", "a"), "a/b")).contains("a");
        assertThat(ModelNames.longest(Stream.of("default", "eeg"), "pump-7")).contains("default");
        assertThat(ModelNames.longest(Stream.of("eeg"), "pump-7")).isEmpty();
    }
}
