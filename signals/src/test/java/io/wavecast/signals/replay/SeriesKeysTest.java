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
                        "rest", List.of("EEG O1", "ECG ECG", "EXG Channel 0", "PT08_S1(CO)", "Température")))
                .containsExactly("rest/O1", "rest/ECG", "rest/EXG_Channel_0", "rest/PT08_S1_CO_", "rest/Température");
    }

    @Test
    void shouldKeepTheTypeInFrontOfAUnitOrANumber() {
        assertThat(SeriesKeys.derive("rest", List.of("Temp °C", "Resp 1", "Temp rectal")))
                .containsExactly("rest/Temp_C", "rest/Resp_1", "rest/rectal");
    }

    @Test
    void shouldKeepTheTypeOfLabelsThatDifferOnlyInIt() {
        assertThat(SeriesKeys.derive("rest", List.of("EEG A1", "EMG A1")))
                .containsExactly("rest/EEG_A1", "rest/EMG_A1");
        assertThatThrownBy(() -> SeriesKeys.derive("rest", List.of("A1", "A1")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("was A1 twice");
    }
}
