package io.wavecast.experiments.sentiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The most frequent words, with indices from 1 on; index 0 represents every other word. */
final class Vocabulary {
    /** The most words of an encoded review; longer ones are cut. */
    static final int MAX_LENGTH = 200;

    private final Map<String, Integer> indices = new HashMap<>();

    /** @param size the most indices, including that of unknown words */
    Vocabulary(List<Review> reviews, int size) {
        Map<String, Integer> counts = new HashMap<>();
        for (Review review : reviews) {
            review.words().forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        List<Map.Entry<String, Integer>> byCount = new ArrayList<>(counts.entrySet());
        byCount.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        for (int i = 0; i < Math.min(size - 1, byCount.size()); i++) {
            indices.put(byCount.get(i).getKey(), i + 1);
        }
    }

    int size() {
        return indices.size() + 1;
    }

    List<EncodedReview> encode(List<Review> reviews) {
        return reviews.stream()
                .map(review -> new EncodedReview(
                        review.words().stream()
                                .limit(MAX_LENGTH)
                                .mapToInt(word -> indices.getOrDefault(word, 0))
                                .toArray(),
                        review.positive()))
                .toList();
    }
}
