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

/** A trained network that estimates the probability that a review is positive. */
final class ReviewClassifier {
    static final String NAME = "review";
    static final long PERIOD_MICROS = 1_000_000;
    private static final double THRESHOLD = 0.5;

    private final Model model;
    private final ModelRunner runner;
    private final double[] output = new double[1];

    ReviewClassifier(NetworkSpec network, Weights weights, String engine, long seed) {
        this.model = new Model(
                new ModelVersion(NAME, 1),
                ModelSpec.ofLabels(network, PERIOD_MICROS),
                Preprocessing.ofTokens(network.vocabulary()),
                weights,
                new Lineage(
                        new Lineage.Training(0, engine, "experiment sentiment", 0, seed),
                        new Lineage.History("", 0, 0, 1, 0),
                        Lineage.Evaluation.NONE));
        this.runner = new ModelRunner(model);
    }

    Model model() {
        return model;
    }

    /** The probability from a review's first words alone. */
    double probability(EncodedReview review, int words) {
        return probability(review.observations(words));
    }

    /**
     * The probability from a window of words.
     *
     * @param observations (time)(1)
     */
    double probability(double[][] observations) {
        runner.labelWindow(observations, output);
        return output[0];
    }

    /** (time) the probability after each word, of a network in one direction. */
    double[] runningProbability(EncodedReview review) {
        var state = runner.newState();
        double[] running = new double[review.length()];
        double[][] step = new double[1][1];
        double[][] observations = review.observations(review.length());
        for (int t = 0; t < running.length; t++) {
            runner.step(state, observations[t], step);
            running[t] = step[0][0];
        }
        return running;
    }

    /** The proportion of reviews classified correctly from a share of their words, at least one. */
    Proportion accuracy(List<EncodedReview> reviews, double share) {
        long correct = 0;
        for (EncodedReview review : reviews) {
            int words = Math.max(1, (int) Math.round(share * review.length()));
            correct += probability(review, words) > THRESHOLD == review.positive() ? 1 : 0;
        }
        return new Proportion(correct, reviews.size());
    }
}
