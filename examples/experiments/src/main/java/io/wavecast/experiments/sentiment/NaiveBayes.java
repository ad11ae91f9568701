package io.wavecast.experiments.sentiment;

import java.util.List;

/** Words counted, their order forgotten: multinomial naive Bayes with add-one smoothing (Manning et al. 2008, ch. 13). */
final class NaiveBayes {
    private final double[] leaning; // (vocabulary) log of how much likelier a word is in a positive review
    private final double prior; // log odds

    NaiveBayes(List<EncodedReview> texts, int vocabulary) {
        double[][] counts = new double[2][vocabulary];
        double[] words = new double[2];
        double[] labels = new double[2];
        for (EncodedReview text : texts) {
            int label = text.positive() ? 1 : 0;
            labels[label]++;
            words[label] += text.length();
            for (int t = 0; t < text.length(); t++) {
                counts[label][text.word(t)]++;
            }
        }
        leaning = new double[vocabulary];
        for (int word = 0; word < vocabulary; word++) {
            leaning[word] = Math.log((counts[1][word] + 1) / (words[1] + vocabulary))
                    - Math.log((counts[0][word] + 1) / (words[0] + vocabulary));
        }
        prior = Math.log(labels[1] / labels[0]);
    }

    boolean isPositive(EncodedReview text) {
        double odds = prior;
        for (int t = 0; t < text.length(); t++) {
            odds += leaning[text.word(t)];
        }
        return odds > 0;
    }
}
