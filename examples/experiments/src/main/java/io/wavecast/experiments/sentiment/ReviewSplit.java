package io.wavecast.experiments.sentiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Reviews in three parts: eight tenths for training, one for the choice of the epoch, and one for the test.
 *
 * @param vocabulary of the training reviews
 * @param testReviews the test reviews in words
 */
record ReviewSplit(
        Vocabulary vocabulary,
        List<EncodedReview> training,
        List<EncodedReview> validation,
        List<EncodedReview> test,
        List<Review> testReviews) {
    private static final int TENTHS = 10;
    private static final int MAX_VOCABULARY = 10_000;

    /**
     * Shuffles and divides reviews.
     *
     * @param fold the tenth for the test, 0..9; the tests of different folds have no review in common
     */
    static ReviewSplit of(List<Review> reviews, int fold, long seed) {
        List<Review> shuffled = new ArrayList<>(reviews);
        Collections.shuffle(shuffled, new Random(seed));
        List<Review> test = tenth(shuffled, fold);
        List<Review> validation = tenth(shuffled, (fold + 1) % TENTHS);
        List<Review> training = new ArrayList<>();
        for (int other = 2; other < TENTHS; other++) {
            training.addAll(tenth(shuffled, (fold + other) % TENTHS));
        }
        var vocabulary = new Vocabulary(training, MAX_VOCABULARY);
        return new ReviewSplit(
                vocabulary,
                vocabulary.encode(training),
                vocabulary.encode(validation),
                vocabulary.encode(test),
                List.copyOf(test));
    }

    private static List<Review> tenth(List<Review> all, int number) {
        return all.subList(all.size() * number / TENTHS, all.size() * (number + 1) / TENTHS);
    }
}
