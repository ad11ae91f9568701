package io.wavecast.experiments.sentiment;

/** A review as the indices of its words in a vocabulary. */
final class EncodedReview {
    private final int[] words;
    private final boolean positive;

    /** Takes the array over, without a copy. */
    EncodedReview(int[] words, boolean positive) {
        this.words = words;
        this.positive = positive;
    }

    int length() {
        return words.length;
    }

    int word(int t) {
        return words[t];
    }

    boolean positive() {
        return positive;
    }

    /** (time)(1) the first words as observations. */
    double[][] observations(int count) {
        double[][] observations = new double[count][1];
        for (int t = 0; t < count; t++) {
            observations[t][0] = words[t];
        }
        return observations;
    }
}
