package io.wavecast.experiments.words;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Trains the networks of the experiment. */
public final class WordsTraining {
    static final int HIDDEN = 20;
    static final int PASSES = 10;
    static final String ELMAN = "elman";
    private static final String FEED_FORWARD = "feed-forward";
    private static final String ELMAN_THROUGH_TIME = "elman, through time";
    private static final int DEPTH = 12;
    private static final int WINDOW = 32;
    private static final double ADAM_RATE = 0.01;
    private static final long PERIOD_MICROS = 1_000_000;

    private WordsTraining() {}

    /** Trained models by name, in the order of the table. */
    static Map<String, Model> train(LetterSequence training, Report report) throws InterruptedException {
        Map<String, Model> models = new LinkedHashMap<>();
        models.put(FEED_FORWARD, trainSimple(training, 0, report.seed(), report, FEED_FORWARD));
        models.put(ELMAN, trainSimple(training, 1, report.seed(), report, ELMAN));
        models.put(ELMAN_THROUGH_TIME, trainSimple(training, DEPTH, report.seed(), report, ELMAN_THROUGH_TIME));
        for (CellKind cell : List.of(CellKind.LSTM, CellKind.GRU)) {
            String name = cell.name().toLowerCase(Locale.ROOT);
            models.put(name, trainGated(cell, training, report.seed(), report, name));
        }
        return models;
    }

    /**
     * Trains Elman's network.
     *
     * @param depth see {@link SimpleRecurrentNetwork}
     */
    public static Model trainSimple(LetterSequence training, int depth, long seed, Report report, String name) {
        var network =
                new SimpleRecurrentNetwork(LetterSequence.BITS, HIDDEN, LetterSequence.BITS, depth, new Random(seed));
        try (Report.Task task = report.task(name, PASSES)) {
            for (int pass = 0; pass < PASSES; pass++) {
                network.reset();
                for (int t = 0; t + 1 < training.length(); t++) {
                    network.learn(training.bits(t), training.bits(t + 1));
                }
                task.step();
            }
        }
        return model(network.spec(), network.weights(), "gradient descent with momentum", seed);
    }

    /** Trains an LSTM or a GRU with Adam on consecutive windows, and carries the state from one window to the next. */
    private static Model trainGated(CellKind cell, LetterSequence training, long seed, Report report, String name)
            throws InterruptedException {
        var spec = NetworkSpec.builder(cell)
                .inputs(LetterSequence.BITS)
                .hidden(HIDDEN)
                .outputs(LetterSequence.BITS)
                .headActivation(HeadActivation.SIGMOID)
                .resetAfter(cell == CellKind.GRU)
                .build();
        var engine = Engines.of("pytorch");
        try (TrainableNetwork network = engine.create(spec, new TrainingSpec(Loss.MSE, 0, 0, 1, 0, true, seed));
                Report.Task task = report.task(name, PASSES)) {
            for (int pass = 0; pass < PASSES; pass++) {
                network.resetState();
                for (int from = 0; from + WINDOW < training.length(); from += WINDOW) {
                    network.fit(window(training, from), ADAM_RATE);
                }
                task.step();
                if (Thread.interrupted()) {
                    throw new InterruptedException("while training " + name);
                }
            }
            return model(spec, network.weights(), engine.name(), seed);
        }
    }

    private static Batch window(LetterSequence letters, int from) {
        float[][][] inputs = new float[1][WINDOW][];
        float[][][] targets = new float[1][WINDOW][];
        for (int t = 0; t < WINDOW; t++) {
            inputs[0][t] = floats(letters.bits(from + t));
            targets[0][t] = floats(letters.bits(from + t + 1));
        }
        return new Batch(inputs, targets);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static Model model(NetworkSpec network, Weights weights, String engine, long seed) {
        double[] scales = new double[LetterSequence.BITS];
        Arrays.fill(scales, 1);
        return new Model(
                new ModelVersion("text", 1),
                new ModelSpec(network, PERIOD_MICROS, List.of(1), 1, 0.9),
                new Preprocessing(
                        new Scaling(Scaling.Kind.Z_SCORE, new double[LetterSequence.BITS], scales, -10, 10), false),
                weights,
                new Lineage(
                        new Lineage.Training(0, engine, "experiment words", PASSES, seed),
                        new Lineage.History("", 0, 0, 1, 1),
                        new Lineage.Evaluation(0.4, 0.5, 0.5, "")));
    }
}
