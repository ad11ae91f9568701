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
import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.StreamComparison;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Elman's letters in words. A network with context units forecasts letters better and better within a word, and has a large error where
 * the next word begins; a network without them does not. Compares Elman's training of 1990 with backpropagation through time and with
 * gated cells.
 */
public final class WordsExperiment implements Experiment {
    static final int HIDDEN = 20;
    static final String FEED_FORWARD = "feed-forward";
    static final String ELMAN = "elman";
    private static final String ELMAN_THROUGH_TIME = "elman, through time";
    private static final int DEPTH = 12;
    private static final int TRAINING_SENTENCES = 200;
    private static final int TEST_SENTENCES = 100;
    private static final int PASSES = 10;
    private static final int POSITIONS = 5;
    private static final int WINDOW = 32;
    private static final double ADAM_RATE = 0.01;
    private static final int STREAMED = 3;
    private static final int STREAMED_SENTENCES = 10;
    private static final long PERIOD_MICROS = 1_000_000;

    @Override
    public String name() {
        return "words";
    }

    @Override
    public String summary() {
        return "Letters without spaces: the forecast error is largest where a word begins (Elman 1990)";
    }

    @Override
    public boolean hasPage() {
        return true;
    }

    @Override
    public void run(Report report) throws InterruptedException, IOException {
        LetterSequence training = LetterSequence.random(TRAINING_SENTENCES, new Random(report.seed()));
        LetterSequence test = LetterSequence.random(TEST_SENTENCES, new Random(report.seed() + 1_000));
        report.print(String.format(
                Locale.ROOT,
                "%,d letters for training, %,d for the test; %d passes",
                training.length(),
                test.length(),
                PASSES));
        Map<String, LetterErrors> errors = new LinkedHashMap<>();
        Map<String, Model> models = train(training, report);
        Model elman = Objects.requireNonNull(models.get(ELMAN));
        models.forEach((name, model) -> errors.put(name, LetterErrors.of(model, test)));
        report.table("words", rows(errors));
        report.chart("words-errors", WordsCharts.errors(LetterErrors.of(elman, test)));
        report.chart("words-positions", WordsCharts.positions(errors, POSITIONS));
        stream(elman, report);
    }

    /** Trained models by name, in the order of the table. */
    private static Map<String, Model> train(LetterSequence training, Report report) throws InterruptedException {
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
        var spec = new NetworkSpec(
                cell,
                LetterSequence.BITS,
                HIDDEN,
                1,
                LetterSequence.BITS,
                0,
                HeadActivation.SIGMOID,
                cell == CellKind.GRU,
                false);
        var engine = Engines.of("pytorch");
        try (TrainableNetwork network = engine.create(spec, new TrainingSpec(Loss.MSE, 0, 0, 1, 0, true, seed));
                Report.Task task = report.task(name, PASSES)) {
            for (int pass = 0; pass < PASSES; pass++) {
                network.forgetState();
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
                new Lineage(0, engine, "experiment words", "", 0, 0, 1, 1, PASSES, seed, 0.4, 0.5, 0.5));
    }

    private static List<List<String>> rows(Map<String, LetterErrors> errors) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("", "loss"));
        for (int p = 1; p <= POSITIONS; p++) {
            heading.add(p < POSITIONS ? "letter " + p : "later");
        }
        heading.addAll(List.of("precision", "recall", "F1"));
        rows.add(heading);
        double chance = 0;
        for (Map.Entry<String, LetterErrors> one : errors.entrySet()) {
            List<String> row =
                    new ArrayList<>(List.of(one.getKey(), number(one.getValue().loss())));
            for (double error : one.getValue().byPosition(POSITIONS)) {
                row.add(number(error));
            }
            LetterErrors.Boundaries boundaries = one.getValue().boundaries();
            row.addAll(List.of(number(boundaries.precision()), number(boundaries.recall()), number(boundaries.f1())));
            rows.add(row);
            chance = boundaries.chance();
        }
        List<String> byChance = new ArrayList<>(List.of("by chance", ""));
        for (int p = 0; p < POSITIONS; p++) {
            byChance.add("");
        }
        byChance.addAll(List.of(number(chance), "", ""));
        rows.add(byChance);
        return rows;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Streams texts through the service, compares the errors, and shows the texts on the page, if there is one. */
    public static void stream(Model model, Report report) throws InterruptedException, IOException {
        List<double[][]> texts = new ArrayList<>();
        List<String> withCapitals = new ArrayList<>();
        double[][] offline = new double[STREAMED][];
        for (int s = 0; s < STREAMED; s++) {
            LetterSequence letters = LetterSequence.random(STREAMED_SENTENCES, new Random(report.seed() + 2_000 + s));
            offline[s] = LetterErrors.of(model, letters).errors();
            double[][] bits = new double[letters.length()][];
            for (int t = 0; t < bits.length; t++) {
                bits[t] = letters.bits(t);
            }
            texts.add(bits);
            withCapitals.add(letters.withCapitals());
        }
        StreamComparison.compare(model, texts, offline, report);
        report.replay(model, texts, withCapitals);
    }
}
