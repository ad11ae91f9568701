package io.wavecast.experiments.sentiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Reviews in three parts: eight tenths to learn from, one to choose the epoch by, and one held back.
 *
 * @param vocabulary of what is learned from
 * @param heldBack what was not seen, in words
 */
record ReviewSplit(Vocabulary vocabulary, List<EncodedReview> learn, List<EncodedReview> choose, List<EncodedReview> test, List<Review> heldBack) {
    private static final int TENTHS = 10;
    private static final int VOCABULARY = 10_000;

    /** @param fold which tenth is held back, 0..9: those of different folds have no review in common */
    static ReviewSplit of(List<Review> reviews, int fold, long seed) {
        List<Review> shuffled = new ArrayList<>(reviews);
        Collections.shuffle(shuffled, new Random(seed));
        List<Review> heldBack = tenth(shuffled, fold);
        List<Review> choose = tenth(shuffled, (fold + 1) % TENTHS);
        List<Review> learn = new ArrayList<>();
        for (int other = 2; other < TENTHS; other++) {
            learn.addAll(tenth(shuffled, (fold + other) % TENTHS));
        }
        var vocabulary = new Vocabulary(learn, VOCABULARY);
        return new ReviewSplit(
                vocabulary,
                vocabulary.texts(learn),
                vocabulary.texts(choose),
                vocabulary.texts(heldBack),
                List.copyOf(heldBack));
    }

    private static List<Review> tenth(List<Review> all, int which) {
        return all.subList(all.size() * which / TENTHS, all.size() * (which + 1) / TENTHS);
    }
}
