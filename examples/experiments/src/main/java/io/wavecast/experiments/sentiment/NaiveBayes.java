package io.wavecast.experiments.sentiment;

import java.util.List;

/** Multinomial naive Bayes with add-one smoothing (Manning et al. 2008, ch. 13): counts words, ignores their order. */
final class NaiveBayes {
    private final double[] logLikelihoodRatio; // (vocabulary) of a word in a positive and in a negative review
    private final double prior; // log odds of a positive review

    NaiveBayes(List<EncodedReview> reviews, int vocabulary) {
        double[][] counts = new double[2][vocabulary];
        double[] words = new double[2];
        double[] labels = new double[2];
        for (EncodedReview review : reviews) {
            int label = review.positive() ? 1 : 0;
            labels[label]++;
            words[label] += review.length();
            for (int t = 0; t < review.length(); t++) {
                counts[label][review.word(t)]++;
            }
        }
        logLikelihoodRatio = new double[vocabulary];
        for (int word = 0; word < vocabulary; word++) {
            logLikelihoodRatio[word] = Math.log((counts[1][word] + 1) / (words[1] + vocabulary))
                    - Math.log((counts[0][word] + 1) / (words[0] + vocabulary));
        }
        prior = Math.log(labels[1] / labels[0]);
    }

    boolean isPositive(EncodedReview review) {
        double logOdds = prior;
        for (int t = 0; t < review.length(); t++) {
            logOdds += logLikelihoodRatio[review.word(t)];
        }
        return logOdds > 0;
    }
}
