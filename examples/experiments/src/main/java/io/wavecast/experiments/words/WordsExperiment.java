package io.wavecast.experiments.words;

import io.wavecast.core.model.Model;
import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.StreamComparison;
import java.io.IOException;
import java.util.ArrayList;
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
    private static final int TRAINING_SENTENCES = 200;
    private static final int TEST_SENTENCES = 100;
    private static final int POSITIONS = 5;
    private static final int STREAMED = 3;
    private static final int STREAMED_SENTENCES = 10;

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
                WordsTraining.PASSES));
        Map<String, LetterErrors> errors = new LinkedHashMap<>();
        Map<String, Model> models = WordsTraining.train(training, report);
        Model elman = Objects.requireNonNull(models.get(WordsTraining.ELMAN));
        models.forEach((name, model) -> errors.put(name, LetterErrors.of(model, test)));
        report.table("words", rows(errors));
        report.chart("words-errors", WordsCharts.errors(LetterErrors.of(elman, test)));
        report.chart("words-positions", WordsCharts.positions(errors, POSITIONS));
        stream(elman, report);
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
