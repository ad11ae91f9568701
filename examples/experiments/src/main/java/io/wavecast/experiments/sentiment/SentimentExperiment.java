package io.wavecast.experiments.sentiment;

import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.api.TextExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Is a review positive? LSTMs read it word by word, in one direction, stacked, and from both ends, beside naive Bayes, which counts words
 * alone. Then reviews go through the stream, where the answer grows with each word, and the table shows what waiting for the end is worth.
 */
public final class SentimentExperiment implements TextExperiment {
    static final int SEEDS = 3;
    static final double[] SHARES = {0.25, 0.5, 0.75, 1};
    private static final int MADE_UP = 2_000;
    private static final int STREAMED = 40;
    private static final String COUNTING = "naive Bayes";
    private static final List<LstmVariant> VARIANTS =
            List.of(LstmVariant.PLAIN, LstmVariant.BIDIRECTIONAL, LstmVariant.STACKED, LstmVariant.UNDROPPED, LstmVariant.RECURRENT);

    @Override
    public String name() {
        return "sentiment";
    }

    @Override
    public String summary() {
        return "Reviews, word by word: positive or negative, and how early one can tell";
    }

    @Override
    public Texts read(Path input) throws IOException {
        List<Review> reviews = ReviewFiles.read(input);
        return report -> run(reviews, report);
    }

    @Override
    public void run(Report report) throws InterruptedException, IOException {
        report.say("No --input: " + MADE_UP
                + " reviews are made up by a small grammar, where what is said last counts. Real ones: --input PATH, "
                + ReviewFiles.RIGHT
                + ", such as IMDB's (ai.stanford.edu/~amaas/data/sentiment) or the sentence polarity data set"
                + " (www.cs.cornell.edu/people/pabo/movie-review-data).");
        run(GeneratedReviews.of(MADE_UP, new Random(report.seed())), report);
    }

    private static void run(List<Review> reviews, Report report) throws InterruptedException, IOException {
        List<ReviewSplit> splits = new ArrayList<>();
        for (int fold = 0; fold < SEEDS; fold++) {
            splits.add(ReviewSplit.of(reviews, fold, report.seed()));
        }
        ReviewSplit first = splits.get(0);
        int epochs = ReviewTraining.epochs(first.learn().size());
        report.say(String.format(
                Locale.ROOT,
                "%,d reviews of %.1f words; each seed learns from %,d, chooses the epoch by %,d, and is measured on %,d others; %,d words known;"
                        + " %d epochs at most",
                reviews.size(),
                reviews.stream()
                        .mapToInt(review -> review.words().size())
                        .average()
                        .orElseThrow(),
                first.learn().size(),
                first.choose().size(),
                first.test().size(),
                first.vocabulary().size(),
                epochs));
        Map<LstmVariant, List<ReviewClassifier>> readers = new LinkedHashMap<>();
        for (LstmVariant variant : VARIANTS) {
            readers.put(variant, learned(variant, splits, epochs, report));
            report.say("  right about "
                    + right(readers.get(variant), splits).stream()
                            .map(share -> percent(share.value()))
                            .collect(Collectors.joining(", ")));
        }
        report.table("sentiment", accuracies(readers, splits));
        Map<LstmVariant, List<Proportion>> underway = new LinkedHashMap<>();
        for (LstmVariant variant : List.of(LstmVariant.PLAIN, LstmVariant.BIDIRECTIONAL)) {
            underway.put(variant, underway(readers.get(variant), splits, SHARES));
        }
        report.table("sentiment-underway", underwayRows(underway));
        ReviewClassifier oneWay = readers.get(LstmVariant.PLAIN).get(0);
        ReviewClassifier bothWays = readers.get(LstmVariant.BIDIRECTIONAL).get(0);
        report.picture("sentiment-underway", SentimentCharts.underway(readers, splits));
        report.picture("sentiment-words", SentimentCharts.words(oneWay, bothWays, first));
        StreamedReviews.compare(
                oneWay,
                bothWays,
                first.test().subList(0, Math.min(STREAMED, first.test().size())),
                report);
    }

    /** One for each split, each with a seed of its own. */
    static List<ReviewClassifier> learned(LstmVariant variant, List<ReviewSplit> splits, int epochs, Report report)
            throws InterruptedException {
        List<ReviewClassifier> readers = new ArrayList<>();
        try (Report.Task task =
                report.task(variant.name() + ", " + splits.size() + " seeds", (long) epochs * splits.size())) {
            for (int s = 0; s < splits.size(); s++) {
                readers.add(new ReviewTraining(variant, splits.get(s), report.seed() + s).learn(epochs, task));
            }
        }
        return readers;
    }

    /** Over all splits, whose reviews held back are different ones. */
    static List<Proportion> underway(List<ReviewClassifier> readers, List<ReviewSplit> splits, double[] shares) {
        List<Proportion> all = new ArrayList<>();
        for (double share : shares) {
            Proportion sum = new Proportion(0, 0);
            for (int s = 0; s < splits.size(); s++) {
                sum = sum.plus(readers.get(s).right(splits.get(s).test(), share));
            }
            all.add(sum);
        }
        return all;
    }

    static Proportion counted(ReviewSplit split) {
        var bayes = new NaiveBayes(split.learn(), split.vocabulary().size());
        long right = split.test().stream()
                .filter(text -> bayes.isPositive(text) == text.positive())
                .count();
        return new Proportion(right, split.test().size());
    }

    private static List<List<String>> accuracies(Map<LstmVariant, List<ReviewClassifier>> readers, List<ReviewSplit> splits) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("accuracy"));
        for (int s = 1; s <= splits.size(); s++) {
            heading.add("seed " + s);
        }
        heading.addAll(List.of("all", "95 % interval", "weights"));
        rows.add(heading);
        rows.add(row(COUNTING, splits.stream().map(SentimentExperiment::counted).toList(), ""));
        readers.forEach((variant, learned) -> {
            rows.add(row(
                    variant.name(),
                    right(learned, splits),
                    String.format(
                            Locale.ROOT,
                            "%,d",
                            variant.weights(splits.get(0).vocabulary().size()))));
        });
        return rows;
    }

    /** Of the reviews that each split held back. */
    private static List<Proportion> right(List<ReviewClassifier> learned, List<ReviewSplit> splits) {
        List<Proportion> shares = new ArrayList<>();
        for (int s = 0; s < splits.size(); s++) {
            shares.add(learned.get(s).right(splits.get(s).test(), 1));
        }
        return shares;
    }

    private static List<String> row(String name, List<Proportion> shares, String weights) {
        List<String> row = new ArrayList<>(List.of(name));
        shares.forEach(share -> row.add(percent(share.value())));
        Proportion all = shares.stream().reduce(new Proportion(0, 0), Proportion::plus);
        row.addAll(List.of(percent(all.value()), interval(all), weights));
        return row;
    }

    private static List<List<String>> underwayRows(Map<LstmVariant, List<Proportion>> underway) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("accuracy after"));
        for (double share : SHARES) {
            heading.add(Math.round(100 * share) + " % of the words");
        }
        rows.add(heading);
        underway.forEach((variant, shares) -> {
            List<String> row = new ArrayList<>(List.of(variant.name()));
            shares.forEach(share -> row.add(percent(share.value()) + " (" + interval(share) + ")"));
            rows.add(row);
        });
        return rows;
    }

    private static String interval(Proportion share) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * share.lower(), 100 * share.upper());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
