package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.Embedding;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Weights;

/** Compares models by value, to the last bit. */
final class ModelAssertions {
    private ModelAssertions() {}

    static void assertEqualModels(Model found, Model expected) {
        assertThat(found.version()).isEqualTo(expected.version());
        assertThat(found.spec()).isEqualTo(expected.spec());
        assertThat(found.preprocessing()).isEqualTo(expected.preprocessing());
        assertThat(found.adapter()).isEqualTo(expected.adapter());
        assertThat(found.lineage()).isEqualTo(expected.lineage());
        assertEqualWeights(found.weights(), expected.weights());
    }

    static void assertEqualWeights(Weights found, Weights expected) {
        assertThat(found.embedding().map(Embedding::tokens))
                .isEqualTo(expected.embedding().map(Embedding::tokens));
        expected.embedding()
                .ifPresent(embedding ->
                        assertThat(found.embedding().orElseThrow().toRowMajor()).isEqualTo(embedding.toRowMajor()));
        assertThat(found.layers()).hasSameSizeAs(expected.layers());
        for (int i = 0; i < expected.layers().size(); i++) {
            LayerWeights layer = found.layers().get(i);
            LayerWeights expectedLayer = expected.layers().get(i);
            matrices(layer.input(), expectedLayer.input());
            matrices(layer.recurrent(), expectedLayer.recurrent());
            assertThat(layer.inputBias()).isEqualTo(expectedLayer.inputBias());
            assertThat(layer.recurrentBias()).isEqualTo(expectedLayer.recurrentBias());
        }
        matrices(found.head(), expected.head());
        assertThat(found.headBias()).isEqualTo(expected.headBias());
        assertThat(found.linear().isPresent()).isEqualTo(expected.linear().isPresent());
        expected.linear().ifPresent(linear -> matrices(found.linear().orElseThrow(), linear));
        assertThat(found.known().isPresent()).isEqualTo(expected.known().isPresent());
        expected.known().ifPresent(known -> matrices(found.known().orElseThrow(), known));
    }

    private static void matrices(Matrix found, Matrix expected) {
        assertThat(found.rows()).isEqualTo(expected.rows());
        assertThat(found.columns()).isEqualTo(expected.columns());
        assertThat(found.toRowMajor()).isEqualTo(expected.toRowMajor());
    }
}
