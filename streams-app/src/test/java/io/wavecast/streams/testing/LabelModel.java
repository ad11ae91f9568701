package io.wavecast.streams.testing;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Embedding;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Builds models that say labels, with seeded random weights. */
public final class LabelModel {
    public static final String NAME = "review";
    /** Two labels of texts of twenty words. */
    public static final NetworkSpec WORDS = NetworkSpec.builder(CellKind.LSTM)
            .hidden(5)
            .outputs(2)
            .headActivation(HeadActivation.SIGMOID)
            .tokens(20, 3)
            .build();

    private LabelModel() {}

    public static Model of(NetworkSpec network, long version) {
        var random = new Random(version);
        int rows = network.cell().gates() * network.hidden();
        List<LayerWeights> layers = new ArrayList<>();
        for (int i = 0; i < network.layers() * network.directions(); i++) {
            layers.add(new LayerWeights(
                    matrix(rows, network.inputsOf(i / network.directions()), random),
                    matrix(rows, network.hidden(), random),
                    array(rows, random),
                    array(rows, random)));
        }
        return new Model(
                new ModelVersion(NAME, version),
                ModelSpec.ofLabels(network, Signals.PERIOD_MICROS),
                Preprocessing.ofTokens(network.vocabulary()),
                new Weights(
                        Optional.of(new Embedding(
                                network.vocabulary(),
                                network.embedding(),
                                array(network.vocabulary() * network.embedding(), random))),
                        layers,
                        matrix(network.outputs(), network.directions() * network.hidden(), random),
                        array(network.outputs(), random),
                        Optional.empty()),
                new Lineage(
                        new Lineage.Training(0, "test", "test", 1, version),
                        new Lineage.History("test", 0, 0, 1, 1_000),
                        new Lineage.Evaluation(0.1, 0.5, 0.5, "")));
    }

    private static Matrix matrix(int rows, int columns, Random random) {
        return Matrix.fromRowMajor(rows, columns, array(rows * columns, random));
    }

    private static float[] array(int size, Random random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
