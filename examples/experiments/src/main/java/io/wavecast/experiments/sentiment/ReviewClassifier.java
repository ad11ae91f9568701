package io.wavecast.experiments.sentiment;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;

/** A network that learned, and how probable it takes it that a review is positive. */
final class ReviewClassifier {
    static final String NAME = "review";
    static final long PERIOD_MICROS = 1_000_000;
    private static final double POSITIVE = 0.5;

    private final Model model;
    private final ModelRunner runner;
    private final double[] said = new double[1];

    ReviewClassifier(NetworkSpec network, Weights weights, String engine, long seed) {
        this.model = new Model(
                new ModelVersion(NAME, 1),
                ModelSpec.ofLabels(network, PERIOD_MICROS),
                Preprocessing.ofTokens(network.vocabulary()),
                weights,
                new Lineage(
                        0,
                        engine,
                        "experiment sentiment",
                        "",
                        0,
                        0,
                        1,
                        0,
                        0,
                        seed,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN));
        this.runner = new ModelRunner(model);
    }

    Model model() {
        return model;
    }

    /** Of its first words, as if there were no more. */
    double probability(EncodedReview text, int words) {
        return probability(text.observations(words));
    }

    /** Of a window of words. @param observations (time)(1) */
    double probability(double[][] observations) {
        runner.read(observations, said);
        return said[0];
    }

    /** (time) after each word, in one direction. */
    double[] running(EncodedReview text) {
        var state = runner.fresh();
        double[] running = new double[text.length()];
        double[][] step = new double[1][1];
        double[][] observations = text.observations(text.length());
        for (int t = 0; t < running.length; t++) {
            runner.step(state, observations[t], step);
            running[t] = step[0][0];
        }
        return running;
    }

    /** How many it is right about after this share of their words, of one at least. */
    Proportion right(List<EncodedReview> texts, double share) {
        long right = 0;
        for (EncodedReview text : texts) {
            int words = Math.max(1, (int) Math.round(share * text.length()));
            right += probability(text, words) > POSITIVE == text.positive() ? 1 : 0;
        }
        return new Proportion(right, texts.size());
    }
}
