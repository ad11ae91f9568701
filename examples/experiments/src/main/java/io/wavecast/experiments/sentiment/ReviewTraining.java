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
import java.util.Random;

/** Epochs of texts by Adam, until those to choose by get no better; the best epoch's weights are kept. */
final class ReviewTraining {
    private static final int BATCH = 50;
    private static final double RATE = 0.005;
    private static final int UPDATES = 1_400;
    private static final int LEAST_EPOCHS = 4;
    private static final int MOST_EPOCHS = 20;

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

    /** At most, of so many texts: large collections need fewer. */
    static int epochs(int texts) {
        return Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, UPDATES * BATCH / texts));
    }

    /** @param task stepped once per epoch, skipped ones included */
    ReviewClassifier learn(int epochs, Report.Task task) throws InterruptedException {
        NetworkSpec spec = variant.spec(split.vocabulary().size());
        Engine engine = Engines.of("pytorch");
        int patience = Math.max(2, epochs / 3);
        int bestEpoch = 0;
        long best = -1;
        Weights kept = null;
        try (TrainableNetwork network = engine.create(spec, variant.training(seed))) {
            for (int epoch = 0; epoch < epochs; epoch++, task.step()) {
                if (epoch - bestEpoch > patience) {
                    continue;
                }
                for (List<EncodedReview> batch : batches()) {
                    network.fit(batch(batch), RATE);
                    if (Thread.interrupted()) {
                        throw new InterruptedException("while learning " + variant.name());
                    }
                }
                Weights weights = network.weights();
                long right = new ReviewClassifier(spec, weights, engine.name(), seed)
                        .right(split.choose(), 1)
                        .right();
                if (right > best) {
                    best = right;
                    bestEpoch = epoch;
                    kept = weights;
                }
            }
        }
        return new ReviewClassifier(spec, kept, engine.name(), seed);
    }

    /** Of texts of equal length, so that nothing has to be filled up; which come together, and in which order, is drawn. */
    private List<List<EncodedReview>> batches() {
        List<EncodedReview> texts = new ArrayList<>(split.learn());
        Collections.shuffle(texts, random);
        texts.sort(Comparator.comparingInt(EncodedReview::length));
        List<List<EncodedReview>> batches = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= texts.size(); to++) {
            if (to == texts.size()
                    || to - from == BATCH
                    || texts.get(to).length() != texts.get(from).length()) {
                batches.add(texts.subList(from, to));
                from = to;
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private Batch batch(List<EncodedReview> texts) {
        float[][][] words = new float[texts.size()][texts.get(0).length()][1];
        float[][] labels = new float[texts.size()][1];
        int[] lengths = new int[texts.size()];
        for (int i = 0; i < lengths.length; i++) {
            EncodedReview text = texts.get(i);
            labels[i][0] = text.positive() ? 1 : 0;
            lengths[i] = text.length();
            for (int t = 0; t < lengths[i]; t++) {
                words[i][t][0] = random.nextDouble() < variant.wordsDropped() ? 0 : text.word(t);
            }
        }
        return Batch.asked(words, labels, lengths);
    }
}
