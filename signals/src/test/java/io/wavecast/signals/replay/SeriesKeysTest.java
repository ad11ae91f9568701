package io.wavecast.signals.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.RecordingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesKeysTest {
    @Test
    void shouldRemoveTheTypeAndReplaceSpecialCharacters() {
        assertThat(SeriesKeys.derive(
                        "rest", List.of("EEG O1", "ECG ECG", "EXG Channel 0", "PT08_S1(CO)", "Température"), true))
                .containsExactly("rest/O1", "rest/ECG", "rest/EXG_Channel_0", "rest/PT08_S1_CO", "rest/Température");
    }

    @Test
    void shouldKeepTheTypeOfLabelsThatDifferOnlyInIt() {
        assertThat(SeriesKeys.derive("rest", List.of("EEG A1", "EMG A1"), true))
                .containsExactly("rest/EEG_A1", "rest/EMG_A1");
        assertThatThrownBy(() -> SeriesKeys.derive("rest", List.of("A1", "A1"), true))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("was A1 twice");
    }

    @Test
    void shouldKeepTheFirstWordOfLabelsThatAreNotOfEdf() {
        assertThat(SeriesKeys.derive("hall", List.of("Temp in", "Temp (°C)", "Resp"), false))
                .containsExactly("hall/Temp_in", "hall/Temp_C", "hall/Resp");
        assertThat(SeriesKeys.derive("hall", List.of("Temp °C", "%"), true)).containsExactly("hall/Temp_C", "hall/_");
    }
}
