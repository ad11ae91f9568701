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
import java.util.Random;

/**
 * Elman's letters in words: a network with context expects the letters within a word ever better, and is surprised where the next word
 * begins; one without it cannot. Trained as in 1990, with errors followed back further beside it, and with gated cells.
 */
public final class WordsExperiment implements Experiment {
    static final int HIDDEN = 20;
    static final String FEED_FORWARD = "feed-forward";
    static final String ELMAN = "elman";
    private static final String ELMAN_THROUGH_TIME = "elman, through time";
    private static final int DEPTH = 12;
    private static final int SENTENCES = 200;
    private static final int TESTED = 100;
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
        return "Letters without spaces: where the next letter is hard to tell, a word begins (Elman 1990)";
    }

    @Override
    public boolean watchable() {
        return true;
    }

    @Override
    public void run(Report report) throws InterruptedException, IOException {
        LetterSequence taught = LetterSequence.random(SENTENCES, new Random(report.seed()));
        LetterSequence tested = LetterSequence.random(TESTED, new Random(report.seed() + 1_000));
        report.say(String.format(
                Locale.ROOT,
                "%,d letters to learn from, %,d others to measure on; %d passes",
                taught.length(),
                tested.length(),
                PASSES));
        Map<String, LetterErrors> surprises = new LinkedHashMap<>();
        Map<String, Model> models = trained(taught, report);
        models.forEach((name, model) -> surprises.put(name, LetterErrors.of(model, tested)));
        report.table("words", rows(surprises));
        report.picture("words-errors", WordsCharts.errors(surprises.get(ELMAN)));
        report.picture("words-positions", WordsCharts.positions(surprises, POSITIONS));
        stream(models.get(ELMAN), report);
    }

    /** By name, in the order of the table. */
    Map<String, Model> trained(LetterSequence taught, Report report) throws InterruptedException {
        Map<String, Model> models = new LinkedHashMap<>();
        models.put(FEED_FORWARD, simple(taught, 0, report.seed(), report, FEED_FORWARD));
        models.put(ELMAN, simple(taught, 1, report.seed(), report, ELMAN));
        models.put(ELMAN_THROUGH_TIME, simple(taught, DEPTH, report.seed(), report, ELMAN_THROUGH_TIME));
        for (CellKind cell : List.of(CellKind.LSTM, CellKind.GRU)) {
            String word = cell.name().toLowerCase(Locale.ROOT);
            models.put(word, gated(cell, taught, report.seed(), report, word));
        }
        return models;
    }

    /** @param depth see {@link SimpleRecurrentNetwork} */
    public static Model simple(LetterSequence taught, int depth, long seed, Report report, String name) {
        var network = new SimpleRecurrentNetwork(LetterSequence.BITS, HIDDEN, LetterSequence.BITS, depth, new Random(seed));
        try (Report.Task task = report.task(name, PASSES)) {
            for (int pass = 0; pass < PASSES; pass++) {
                network.begin();
                for (int t = 0; t + 1 < taught.length(); t++) {
                    network.learn(taught.bits(t), taught.bits(t + 1));
                }
                task.step();
            }
        }
        return model(network.spec(), network.weights(), "gradient descent with momentum", seed);
    }

    /** By Adam on windows in their order, the state carried from one to the next. */
    private static Model gated(CellKind cell, LetterSequence taught, long seed, Report report, String name)
            throws InterruptedException {
        var spec = new NetworkSpec(
                cell, LetterSequence.BITS, HIDDEN, 1, LetterSequence.BITS, 0, HeadActivation.SIGMOID, cell == CellKind.GRU, false);
        var engine = Engines.of("pytorch");
        try (TrainableNetwork network = engine.create(spec, new TrainingSpec(Loss.MSE, 0, 0, 1, 0, true, seed));
                Report.Task task = report.task(name, PASSES)) {
            for (int pass = 0; pass < PASSES; pass++) {
                network.forgetState();
                for (int from = 0; from + WINDOW < taught.length(); from += WINDOW) {
                    network.fit(window(taught, from), ADAM_RATE);
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
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[LetterSequence.BITS], scales, -10, 10), false),
                weights,
                new Lineage(0, engine, "experiment words", "", 0, 0, 1, 1, PASSES, seed, 0.4, 0.5, 0.5));
    }

    private static List<List<String>> rows(Map<String, LetterErrors> surprises) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("", "loss"));
        for (int p = 1; p <= POSITIONS; p++) {
            heading.add(p < POSITIONS ? "letter " + p : "later");
        }
        heading.addAll(List.of("precision", "recall", "F1"));
        rows.add(heading);
        double chance = 0;
        for (Map.Entry<String, LetterErrors> one : surprises.entrySet()) {
            List<String> row =
                    new ArrayList<>(List.of(one.getKey(), text(one.getValue().loss())));
            for (double error : one.getValue().byPosition(POSITIONS)) {
                row.add(text(error));
            }
            LetterErrors.Boundaries boundaries = one.getValue().boundaries();
            row.addAll(List.of(text(boundaries.precision()), text(boundaries.recall()), text(boundaries.f1())));
            rows.add(row);
            chance = boundaries.chance();
        }
        List<String> guess = new ArrayList<>(List.of("by chance", ""));
        for (int p = 0; p < POSITIONS; p++) {
            guess.add("");
        }
        guess.addAll(List.of(text(chance), "", ""));
        rows.add(guess);
        return rows;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    public static void stream(Model model, Report report) throws InterruptedException, IOException {
        List<double[][]> texts = new ArrayList<>();
        List<String> readable = new ArrayList<>();
        double[][] offline = new double[STREAMED][];
        for (int s = 0; s < STREAMED; s++) {
            LetterSequence letters = LetterSequence.random(STREAMED_SENTENCES, new Random(report.seed() + 2_000 + s));
            offline[s] = LetterErrors.of(model, letters).errors();
            double[][] bits = new double[letters.length()][];
            for (int t = 0; t < bits.length; t++) {
                bits[t] = letters.bits(t);
            }
            texts.add(bits);
            readable.add(letters.readable());
        }
        StreamComparison.compare(model, texts, offline, report);
        report.show(model, texts, readable);
    }
}
