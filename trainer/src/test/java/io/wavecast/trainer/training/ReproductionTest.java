package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReproductionTest {
    @Test
    void shouldStateTheSettingsOfTheLineage() {
        assertThat(again(new TreeMap<>(SettingsText.of(TrainSettings.of("eeg")))))
                .startsWith("--model", "eeg", "--since", "1970-01-01T00:00:01Z", "--until", "1970-01-01T00:00:02Z")
                .containsSubsequence("--calendar", "auto", "--cell", "elman");
    }

    /** Models knew no calendar when their lineage did not say so, and a training of today would try one. */
    @Test
    void shouldTryNoCalendarIfTheLineageIsOlderThanCalendars() {
        SortedMap<String, String> settings = new TreeMap<>(SettingsText.of(TrainSettings.of("eeg")));
        settings.remove("calendar");
        settings.remove("zone");

        assertThat(again(settings)).containsSubsequence("--calendar", "none", "--cell", "elman");
    }

    @Test
    void shouldStateNothingOfAModelWithoutSettings() {
        assertThat(again(new TreeMap<>())).isEmpty();
    }

    private static List<String> again(SortedMap<String, String> settings) {
        NetworkSpec network = NetworkSpec.linear(1, 1, 1);
        return Reproduction.arguments(new Model(
                new ModelVersion("eeg", 3),
                new ModelSpec(network, 1_000, List.of(1), 1, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -9, 9), false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, 0, new float[0]),
                        new float[1],
                        Optional.of(Matrix.fromRowMajor(1, 1, new float[] {1}))),
                new Lineage(
                        Lineage.UNKNOWN.training(),
                        new Lineage.History("sensor-events", 1_000_000, 2_000_000, 1, 9),
                        Lineage.Evaluation.NONE,
                        new Lineage.Recipe("", settings, false, ""))));
    }
}
