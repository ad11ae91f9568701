package io.wavecast.experiments.sentiment;

import io.wavecast.experiments.api.TextExperiment;
import io.wavecast.experiments.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Classifies reviews as positive or negative. Compares LSTMs that read word by word, in one direction, stacked, and bidirectional, with
 * naive Bayes, which counts words. Then streams reviews through the service, where the probability changes with each word. A table shows the accuracy by the share of
 * the words read.
 */
public final class SentimentExperiment implements TextExperiment {
    private static final int FOLDS = 3;
    private static final double[] SHARES = {0.25, 0.5, 0.75, 1};
    private static final int GENERATED = 2_000;
    private static final int STREAMED = 40;
    private static final List<LstmVariant> VARIANTS = List.of(
            LstmVariant.PLAIN,
            LstmVariant.BIDIRECTIONAL,
            LstmVariant.STACKED,
            LstmVariant.NO_DROPOUT,
            LstmVariant.RECURRENT_DROPOUT);

    @Override
    public String name() {
        return "sentiment";
    }

    @Override
    public String summary() {
        return "Reviews, word by word: positive or negative, and the accuracy before the end";
    }

    @Override
    public Texts read(Path input) throws IOException {
        List<Review> reviews = ReviewFiles.read(input);
        return report -> run(reviews, report);
    }

    @Override
    public void run(Report report) throws InterruptedException, IOException {
        report.print("No --input: generates " + GENERATED
                + " reviews from a small grammar, in which the last opinion decides. For real reviews: --input with "
                + ReviewFiles.EXPECTED
                + ", such as IMDB's (ai.stanford.edu/~amaas/data/sentiment) or the sentence polarity data set"
                + " (www.cs.cornell.edu/people/pabo/movie-review-data).");
        run(GeneratedReviews.of(GENERATED, new Random(report.seed())), report);
    }

    private static void run(List<Review> reviews, Report report) throws InterruptedException, IOException {
        List<ReviewSplit> splits = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            splits.add(ReviewSplit.of(reviews, fold, report.seed()));
        }
        ReviewSplit first = splits.get(0);
        int epochs = ReviewTraining.epochs(first.training().size());
        report.print(String.format(
                Locale.ROOT,
                "%,d reviews of %.1f words on average; each seed: %,d for training, %,d for the choice of the epoch, %,d for the test;"
                        + " vocabulary of %,d words; at most %d epochs",
                reviews.size(),
                reviews.stream()
                        .mapToInt(review -> review.words().size())
                        .average()
                        .orElseThrow(),
                first.training().size(),
                first.validation().size(),
                first.test().size(),
                first.vocabulary().size(),
                epochs));
        Map<LstmVariant, List<ReviewClassifier>> classifiers = new LinkedHashMap<>();
        for (LstmVariant variant : VARIANTS) {
            List<ReviewClassifier> trained = train(variant, splits, epochs, report);
            classifiers.put(variant, trained);
            report.print("  accuracy " + SentimentTables.percentages(accuracies(trained, splits)));
        }
        report.table("sentiment", SentimentTables.accuracies(naiveBayes(splits), classifiers, splits));
        List<ReviewClassifier> plain = Objects.requireNonNull(classifiers.get(LstmVariant.PLAIN));
        List<ReviewClassifier> bidirectional = Objects.requireNonNull(classifiers.get(LstmVariant.BIDIRECTIONAL));
        report.table(
                "sentiment-underway",
                SentimentTables.early(
                        SHARES, earlyAccuracy(plain, splits, SHARES), earlyAccuracy(bidirectional, splits, SHARES)));
        report.chart("sentiment-underway", SentimentCharts.early(plain, bidirectional, splits));
        report.chart("sentiment-words", SentimentCharts.words(plain.get(0), bidirectional.get(0), first));
        StreamedReviews.compare(
                plain.get(0),
                bidirectional.get(0),
                first.test().subList(0, Math.min(STREAMED, first.test().size())),
                report);
    }

    /** Trains a classifier for each split, each with another seed. */
    static List<ReviewClassifier> train(LstmVariant variant, List<ReviewSplit> splits, int epochs, Report report)
            throws InterruptedException {
        List<ReviewClassifier> classifiers = new ArrayList<>();
        try (Report.Task task =
                report.task(variant.name() + ", " + splits.size() + " seeds", (long) epochs * splits.size())) {
            for (int s = 0; s < splits.size(); s++) {
                classifiers.add(new ReviewTraining(variant, splits.get(s), report.seed() + s).train(epochs, task));
            }
        }
        return classifiers;
    }

    /** (shares) accuracy after a share of the words, over the test reviews of all splits, which are different reviews. */
    static List<Proportion> earlyAccuracy(
            List<ReviewClassifier> classifiers, List<ReviewSplit> splits, double[] shares) {
        List<Proportion> all = new ArrayList<>();
        for (double share : shares) {
            Proportion sum = new Proportion(0, 0);
            for (int s = 0; s < splits.size(); s++) {
                sum = sum.plus(classifiers.get(s).accuracy(splits.get(s).test(), share));
            }
            all.add(sum);
        }
        return all;
    }

    /** (splits) accuracy on the test reviews. */
    static List<Proportion> accuracies(List<ReviewClassifier> classifiers, List<ReviewSplit> splits) {
        return IntStream.range(0, splits.size())
                .mapToObj(s -> classifiers.get(s).accuracy(splits.get(s).test(), 1))
                .toList();
    }

    private static List<Proportion> naiveBayes(List<ReviewSplit> splits) {
        return splits.stream().map(SentimentExperiment::naiveBayes).toList();
    }

    /** Accuracy of naive Bayes on the test reviews. */
    static Proportion naiveBayes(ReviewSplit split) {
        var bayes = new NaiveBayes(split.training(), split.vocabulary().size());
        long correct = split.test().stream()
                .filter(review -> bayes.isPositive(review) == review.positive())
                .count();
        return new Proportion(correct, split.test().size());
    }
}
