package io.wavecast.streams.testing;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Builds models with seeded random weights: untrained, but reproducible. */
public final class TestModel {
    private String name = "default";
    private long version = 1;
    private CellKind cell = CellKind.GRU;
    private int hidden = 4;
    private int channels = 1;
    private List<Integer> targets = List.of(); // empty for all channels
    private List<Integer> horizons = List.of(1);
    private long periodMicros = 10_000;
    private int warmup = 4;
    private boolean differenced;
    private double error = 0.1;
    private List<Double> errors = List.of();
    private long seed = 7;
    private double scale = 1;
    private float offset;
    private int scaleWindow; // of scaling per series; 0 if all series have one

    private TestModel() {}

    public static TestModel aModel() {
        return new TestModel();
    }

    public TestModel named(String other) {
        name = other;
        return this;
    }

    public TestModel version(long other) {
        version = other;
        return this;
    }

    public TestModel cell(CellKind other) {
        cell = other;
        return this;
    }

    public TestModel hidden(int other) {
        hidden = other;
        return this;
    }

    public TestModel channels(int other) {
        channels = other;
        return this;
    }

    /** The channels that are forecast; the others are inputs only. */
    public TestModel targets(Integer... other) {
        targets = List.of(other);
        return this;
    }

    public TestModel horizons(Integer... other) {
        horizons = List.of(other);
        return this;
    }

    public TestModel periodMicros(long other) {
        periodMicros = other;
        return this;
    }

    public TestModel warmup(int other) {
        warmup = other;
        return this;
    }

    public TestModel differenced() {
        differenced = true;
        return this;
    }

    /** The error on held-out data, in scaled units. */
    public TestModel error(double other) {
        error = other;
        return this;
    }

    /** The errors on held-out data at each horizon, in scaled units. */
    public TestModel errors(Double... other) {
        error = other[0];
        errors = List.of(other);
        return this;
    }

    public TestModel seed(long other) {
        seed = other;
        return this;
    }

    /** The scale of every channel. */
    public TestModel scale(double other) {
        scale = other;
        return this;
    }

    /** Adds a constant to all outputs of the network, in scaled units. */
    public TestModel offset(float other) {
        offset = other;
        return this;
    }

    /** Scales each series on its own, by so many past inputs. */
    public TestModel scaledPerSeries(int window) {
        scaleWindow = window;
        return this;
    }

    public Model build() {
        var random = new Random(seed);
        int lags = Math.min(2, warmup);
        TargetChannels predicted =
                targets.isEmpty() ? TargetChannels.all(channels) : new TargetChannels(channels, targets);
        int outputs = predicted.count();
        var spec = NetworkSpec.builder(cell)
                .inputs(channels)
                .hidden(hidden)
                .outputs(outputs)
                .lags(lags)
                .resetAfter(cell == CellKind.GRU)
                .build();
        int rows = cell.gates() * hidden;
        var layer = new LayerWeights(
                matrix(rows, channels, random), matrix(rows, hidden, random), array(rows, random), array(rows, random));
        var weights = new Weights(
                List.of(layer),
                matrix(outputs, hidden, random),
                withOffset(array(outputs, random)),
                Optional.of(matrix(outputs, lags * channels, random)));
        double[] scales = new double[channels];
        Arrays.fill(scales, scale);
        return new Model(
                new ModelVersion(name, version),
                new ModelSpec(spec, periodMicros, horizons, false, false, warmup, 0.9, Optional.empty(), predicted),
                scaleWindow > 0
                        ? Preprocessing.perSeries(SeriesScaling.robust(scaleWindow), channels, -10, 10, differenced)
                        : new Preprocessing(
                                new Scaling(Scaling.Kind.Z_SCORE, new double[channels], scales, -10, 10), differenced),
                weights,
                new Lineage(
                        new Lineage.Training(1_700_000_000_000_000L, "test", "test", 1, seed),
                        new Lineage.History("sensor-events", 1_600_000_000_000_000L, 1_700_000_000_000_000L, 1, 1_000),
                        new Lineage.Evaluation(error, errors, 0.2, 0.15, "")));
    }

    /** A model that forecasts the last value at every horizon: the best forecast of a random walk. */
    public static Model persistence(double error, Integer... horizons) {
        NetworkSpec network = NetworkSpec.linear(1, 1, 1);
        Matrix lastValue = Matrix.fromRowMajor(1, 1, new float[] {1});
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -1e6, 1e6);
        return new Model(
                new ModelVersion("default", 1),
                new ModelSpec(network, 10_000, List.of(horizons), 1, 0.9),
                new Preprocessing(scaling, false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, network.hidden(), new float[network.hidden()]),
                        new float[1],
                        Optional.of(lastValue)),
                Lineage.UNKNOWN.with(new Lineage.Evaluation(error, error, error, "")));
    }

    /** Versions 1 to {@code count} with different weights. */
    public List<Model> versions(int count) {
        List<Model> models = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            models.add(version(i).seed(seed + i).build());
        }
        return models;
    }

    private float[] withOffset(float[] bias) {
        for (int i = 0; i < bias.length; i++) {
            bias[i] += offset;
        }
        return bias;
    }

    private static Matrix matrix(int rows, int columns, Random random) {
        return Matrix.fromRowMajor(rows, columns, array(rows * columns, random));
    }

    private static float[] array(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (random.nextFloat() - 0.5f) * 0.8f;
        }
        return values;
    }
}
