package io.wavecast.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadModelTest {
    @Test
    void shouldTurnTheSignOfEachOutput() {
        Weights bad = BadModel.turned(model()).weights();

        assertThat(bad.headBias()).containsExactly(-0.5f);
        assertThat(bad.linear().orElseThrow().toRowMajor()).containsExactly(-2, 1);
        assertThat(bad.known().orElseThrow().toRowMajor()).containsExactly(-3, 4);
    }

    private static Model model() {
        var weights = new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, 0, new float[0]),
                        new float[] {0.5f},
                        Optional.of(Matrix.fromRowMajor(1, 2, new float[] {2, -1})))
                .withKnown(Optional.of(Matrix.fromRowMajor(1, 2, new float[] {3, -4})));
        NetworkSpec network = NetworkSpec.linear(1, 1, 2).withKnown(2);
        Optional<Calendar> day = Optional.of(new Calendar(1, 0, 0, ZoneOffset.UTC));
        return new Model(
                new ModelVersion("m", 1),
                new ModelSpec(network, 20_000, List.of(1), false, false, 64, 0.9, day, TargetChannels.all(1)),
                new Preprocessing(new Scaling(Scaling.Kind.ROBUST, new double[] {0}, new double[] {1}, -20, 20), false),
                weights,
                Lineage.UNKNOWN);
    }
}
