package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.Embedding;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.series.InputRing;
import io.wavecast.core.series.SeriesState;
import java.util.Optional;

/** Compares models and states by value, to the last bit. */
final class Alike {
    private Alike() {}

    static void models(Model found, Model expected) {
        assertThat(found.version()).isEqualTo(expected.version());
        assertThat(found.spec()).isEqualTo(expected.spec());
        assertThat(found.preprocessing()).isEqualTo(expected.preprocessing());
        assertThat(found.lineage()).isEqualTo(expected.lineage());
        weights(found.weights(), expected.weights());
    }

    static void weights(Weights found, Weights expected) {
        assertThat(found.embedding().map(Embedding::tokens))
                .isEqualTo(expected.embedding().map(Embedding::tokens));
        expected.embedding()
                .ifPresent(embedding ->
                        assertThat(found.embedding().orElseThrow().toRowMajor()).isEqualTo(embedding.toRowMajor()));
        assertThat(found.layers()).hasSameSizeAs(expected.layers());
        for (int i = 0; i < expected.layers().size(); i++) {
            LayerWeights layer = found.layers().get(i);
            LayerWeights wanted = expected.layers().get(i);
            matrices(layer.input(), wanted.input());
            matrices(layer.recurrent(), wanted.recurrent());
            assertThat(layer.inputBias()).isEqualTo(wanted.inputBias());
            assertThat(layer.recurrentBias()).isEqualTo(wanted.recurrentBias());
        }
        matrices(found.head(), expected.head());
        assertThat(found.headBias()).isEqualTo(expected.headBias());
        assertThat(found.linear().isPresent()).isEqualTo(expected.linear().isPresent());
        expected.linear().ifPresent(linear -> matrices(found.linear().orElseThrow(), linear));
    }

    static void states(SeriesState found, SeriesState expected) {
        assertThat(found.channels()).isEqualTo(expected.channels());
        assertThat(found.observations()).isEqualTo(expected.observations());
        assertThat(found.tick()).isEqualTo(expected.tick());
        assertThat(found.lastMicros()).isEqualTo(expected.lastMicros());
        assertThat(found.spacingMicros()).isEqualTo(expected.spacingMicros());
        assertThat(found.last()).isEqualTo(expected.last());
        rings(found.ring(), expected.ring());
        assertThat(found.model()).isEqualTo(expected.model());
        hidden(found.hidden(), expected.hidden());
        assertThat(found.intervals()).isEqualTo(expected.intervals());
        assertThat(found.pending()).isEqualTo(expected.pending());
        assertThat(found.sums()).isEqualTo(expected.sums());
    }

    private static void rings(InputRing found, InputRing expected) {
        assertThat(found.capacity()).isEqualTo(expected.capacity());
        assertThat(found.size()).isEqualTo(expected.size());
        double[] sample = new double[found.channels()];
        double[] wanted = new double[expected.channels()];
        for (int age = 0; age < expected.size(); age++) {
            found.read(age, sample);
            expected.read(age, wanted);
            assertThat(sample).isEqualTo(wanted);
        }
    }

    private static void hidden(Optional<HiddenState> found, Optional<HiddenState> expected) {
        assertThat(found.isPresent()).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            HiddenState state = found.orElseThrow();
            HiddenState wanted = expected.orElseThrow();
            assertThat(state.level()).isEqualTo(wanted.level());
            layers(state.network().hidden(), wanted.network().hidden());
            layers(state.network().cell(), wanted.network().cell());
            assertThat(state.network().lags()).isEqualTo(wanted.network().lags());
        }
    }

    private static void layers(float[][] found, float[][] expected) {
        assertThat(found).hasNumberOfRows(expected.length);
        for (int layer = 0; layer < expected.length; layer++) {
            assertThat(found[layer]).isEqualTo(expected[layer]);
        }
    }

    private static void matrices(Matrix found, Matrix expected) {
        assertThat(found.rows()).isEqualTo(expected.rows());
        assertThat(found.columns()).isEqualTo(expected.columns());
        assertThat(found.toRowMajor()).isEqualTo(expected.toRowMajor());
    }
}
