package io.wavecast.experiments.sentiment;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.TrainableNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Trains a classifier with Adam, and keeps the weights of the epoch with the best accuracy on the validation reviews. */
final class ReviewTraining {
    private static final int BATCH = 50;
    private static final double RATE = 0.005;
    private static final int MAX_UPDATES = 1_400;
    private static final int MIN_EPOCHS = 4;
    private static final int MAX_EPOCHS = 20;

    private final LstmVariant variant;
    private final ReviewSplit split;
    private final Random random;
    private final long seed;

    ReviewTraining(LstmVariant variant, ReviewSplit split, long seed) {
        this.variant = variant;
        this.split = split;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** The most epochs for a number of reviews: large collections need fewer. */
    static int epochs(int reviews) {
        return Math.max(MIN_EPOCHS, Math.min(MAX_EPOCHS, MAX_UPDATES * BATCH / reviews));
    }

    /**
     * Trains until the validation accuracy has not improved for a third of the epochs.
     *
     * @param task makes one step per epoch, skipped epochs included
     */
    ReviewClassifier train(int epochs, Report.Task task) throws InterruptedException {
        NetworkSpec spec = variant.spec(split.vocabulary().size());
        Engine engine = Engines.of("pytorch");
        int patience = Math.max(2, epochs / 3);
        int bestEpoch = 0;
        long mostCorrect = -1;
        Optional<Weights> best = Optional.empty();
        try (TrainableNetwork network = engine.create(spec, variant.training(seed))) {
            for (int epoch = 0; epoch < epochs; epoch++, task.step()) {
                if (epoch - bestEpoch > patience) {
                    continue;
                }
                for (List<EncodedReview> batch : batches()) {
                    network.fit(batch(batch), RATE);
                    if (Thread.interrupted()) {
                        throw new InterruptedException("while training " + variant.name());
                    }
                }
                Weights weights = network.weights();
                long correct = new ReviewClassifier(spec, weights, engine.name(), seed)
                        .accuracy(split.validation(), 1)
                        .successes();
                if (correct > mostCorrect) {
                    mostCorrect = correct;
                    bestEpoch = epoch;
                    best = Optional.of(weights);
                }
            }
        }
        return new ReviewClassifier(spec, best.orElseThrow(), engine.name(), seed);
    }

    /** Batches of reviews of equal length, which need no padding; their members and their order are random. */
    private List<List<EncodedReview>> batches() {
        List<EncodedReview> reviews = new ArrayList<>(split.training());
        Collections.shuffle(reviews, random);
        reviews.sort(Comparator.comparingInt(EncodedReview::length));
        List<List<EncodedReview>> batches = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= reviews.size(); to++) {
            if (to == reviews.size()
                    || to - from == BATCH
                    || reviews.get(to).length() != reviews.get(from).length()) {
                batches.add(reviews.subList(from, to));
                from = to;
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private Batch batch(List<EncodedReview> reviews) {
        float[][][] words = new float[reviews.size()][reviews.get(0).length()][1];
        float[][] labels = new float[reviews.size()][1];
        int[] lengths = new int[reviews.size()];
        for (int i = 0; i < lengths.length; i++) {
            EncodedReview review = reviews.get(i);
            labels[i][0] = review.positive() ? 1 : 0;
            lengths[i] = review.length();
            for (int t = 0; t < lengths[i]; t++) {
                words[i][t][0] = random.nextDouble() < variant.wordDropout() ? 0 : review.word(t);
            }
        }
        return Batch.withEndTargets(words, labels, lengths);
    }
}
