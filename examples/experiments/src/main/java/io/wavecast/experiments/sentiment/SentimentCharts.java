package io.wavecast.experiments.sentiment;

import io.wavecast.charts.ChartStyle;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;

/** Charts of the accuracy by the share of the words read, and of the probability along one review. */
final class SentimentCharts {
    private static final int POINTS = 10;
    private static final int MAX_WORDS = 26;

    private SentimentCharts() {}

    /** Accuracy by the share of the words read. */
    static XYChart early(List<ReviewClassifier> plain, List<ReviewClassifier> bidirectional, List<ReviewSplit> splits) {
        XYChart chart = ChartStyle.chart(
                900, 460, "Accuracy by the share of the words read", "% of the words", "% classified correctly");
        double[] shares = IntStream.rangeClosed(1, POINTS)
                .mapToDouble(i -> (double) i / POINTS)
                .toArray();
        addEarly(chart, LstmVariant.PLAIN, 1, shares, SentimentExperiment.earlyAccuracy(plain, splits, shares));
        addEarly(
                chart,
                LstmVariant.BIDIRECTIONAL,
                2,
                shares,
                SentimentExperiment.earlyAccuracy(bidirectional, splits, shares));
        chart.getStyler().setYAxisMin(45.0).setYAxisMax(100.0);
        return chart;
    }

    private static void addEarly(
            XYChart chart, LstmVariant variant, int number, double[] shares, List<Proportion> accuracies) {
        double[] x = IntStream.range(0, shares.length)
                .mapToDouble(i -> 100 * shares[i])
                .toArray();
        double[] y = accuracies.stream()
                .mapToDouble(accuracy -> 100 * accuracy.value())
                .toArray();
        ChartStyle.markedLine(chart.addSeries(variant.name(), x, y), number);
    }

    /**
     * Probabilities after each word of the short test review on which the plain network changes its estimate most. The bidirectional
     * network reads the review anew after each word.
     */
    static XYChart words(ReviewClassifier plain, ReviewClassifier bidirectional, ReviewSplit split) {
        int shown = IntStream.range(0, split.test().size())
                .filter(i -> split.test().get(i).length() <= MAX_WORDS)
                .boxed()
                .max(Comparator.comparingDouble(
                        i -> largestChange(plain.runningProbability(split.test().get(i)))))
                .orElse(0);
        EncodedReview review = split.test().get(shown);
        List<String> words = split.testReviews().get(shown).words();
        double[] running = plain.runningProbability(review);
        double[] position =
                IntStream.range(0, running.length).mapToDouble(t -> t).toArray();
        double[] repeated = IntStream.range(0, running.length)
                .mapToDouble(t -> bidirectional.probability(review, t + 1))
                .toArray();
        String title = "Probability that a " + (review.positive() ? "positive" : "negative")
                + " review is positive, after each word";
        XYChart chart = ChartStyle.chart(1_300, 420, title, "", "");
        ChartStyle.markedLine(chart.addSeries(LstmVariant.PLAIN.name(), position, running), 1);
        ChartStyle.line(chart.addSeries(LstmVariant.BIDIRECTIONAL.name() + ", so far", position, repeated), 2, 1.5f);
        for (int t = 0; t < running.length; t++) {
            chart.addAnnotation(new AnnotationText(words.get(t), t, t % 2 == 0 ? -0.08 : -0.16, false));
        }
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setYAxisMin(-0.22).setYAxisMax(1.02);
        return chart;
    }

    private static double largestChange(double[] running) {
        double change = 0;
        for (int t = 1; t < running.length; t++) {
            change = Math.max(change, Math.abs(running[running.length - 1] - running[t]));
        }
        return change;
    }
}
