package io.wavecast.experiments.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.trainer.engine.Engines;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartsTest {
    /** Expected values from statsmodels: proportion_confint(…, method="wilson"). */
    @Test
    void shouldComputeWilsonsInterval() {
        assertThat(new Proportion(8, 10).lower()).isEqualTo(0.4901625, within(1e-6));
        assertThat(new Proportion(8, 10).upper()).isEqualTo(0.9433178, within(1e-6));
        assertThat(new Proportion(0, 20).lower()).isEqualTo(0, within(1e-12));
        assertThat(new Proportion(0, 20).upper()).isEqualTo(0.1611252, within(1e-6));
        assertThat(new Proportion(1, 4).plus(new Proportion(2, 4)).value()).isEqualTo(0.375);
    }

    @Test
    void shouldKeepTheMostFrequentWordsAndCutLongReviews() {
        var reviews = List.of(new Review(List.of("b", "a", "b", "c"), true), new Review(List.of("a", "b", "d"), false));

        var vocabulary = new Vocabulary(reviews, 3);

        assertThat(vocabulary.size()).isEqualTo(3);
        EncodedReview review = vocabulary.encode(reviews).get(0);
        assertThat(new int[] {review.word(0), review.word(1), review.word(2), review.word(3)})
                .containsExactly(1, 2, 1, 0);
        var longReview = new Review(Collections.nCopies(500, "a"), true);
        assertThat(vocabulary.encode(List.of(longReview)).get(0).length()).isEqualTo(200);
    }

    @Test
    void shouldTestOnOtherReviewsInEachFold() {
        List<Review> reviews = GeneratedReviews.of(2_000, new Random(1));
        Set<Review> held = new HashSet<>();
        for (int fold = 0; fold < 3; fold++) {
            ReviewSplit split = ReviewSplit.of(reviews, fold, 7);
            assertThat(split.test()).hasSize(200);
            assertThat(split.validation()).hasSize(200);
            assertThat(split.training()).hasSize(1_600);
            held.addAll(split.testReviews());
        }
        assertThat(held.size())
                .as("of 600 reviews, of which some are generated twice")
                .isGreaterThan(550);
        assertThat(reviews.stream().filter(Review::positive)).hasSize(1_000);
    }

    @Test
    void shouldCountAllWeights() {
        for (LstmVariant variant : List.of(LstmVariant.PLAIN, LstmVariant.STACKED, LstmVariant.BIDIRECTIONAL)) {
            try (var network = Engines.of("pytorch").create(variant.spec(50), variant.training(1))) {
                var weights = network.weights();
                long count = (long) weights.embedding().orElseThrow().toRowMajor().length
                        + weights.head().toRowMajor().length
                        + weights.headBias().length;
                for (var layer : weights.layers()) {
                    count += layer.input().toRowMajor().length
                            + layer.recurrent().toRowMajor().length
                            + layer.inputBias().length
                            + layer.recurrentBias().length;
                }
                assertThat(variant.weights(50)).isEqualTo(count);
            }
        }
    }
}
