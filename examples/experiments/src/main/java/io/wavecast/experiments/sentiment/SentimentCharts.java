package io.wavecast.experiments.sentiment;

import io.wavecast.experiments.report.Looks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How early one can tell, over all reviews and over one. */
final class SentimentCharts {
    private static final int POINTS = 10;
    private static final int SHOWN = 26;

    private SentimentCharts() {}

    /** Accuracy by the share of words that were read. */
    static XYChart underway(Map<LstmVariant, List<ReviewClassifier>> readers, List<ReviewSplit> splits) {
        XYChart chart =
                Looks.chart(900, 460, "Reviews told right, by how much of them was read", "% of the words", "%");
        double[] shares = IntStream.rangeClosed(1, POINTS)
                .mapToDouble(i -> (double) i / POINTS)
                .toArray();
        double[] percent = IntStream.rangeClosed(1, POINTS)
                .mapToDouble(i -> 100.0 * i / POINTS)
                .toArray();
        int color = 1;
        for (LstmVariant variant : List.of(LstmVariant.PLAIN, LstmVariant.BIDIRECTIONAL)) {
            double[] right = SentimentExperiment.underway(readers.get(variant), splits, shares).stream()
                    .mapToDouble(share -> 100 * share.value())
                    .toArray();
            chart.addSeries(variant.name(), percent, right)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(Looks.color(color))
                    .setLineColor(Looks.color(color));
            color++;
        }
        chart.getStyler().setYAxisMin(45.0).setYAxisMax(100.0);
        return chart;
    }

    /** The running probability of that review held back over which one-way reading changes its mind most; the other is asked again after each word. */
    static XYChart words(ReviewClassifier oneWay, ReviewClassifier bothWays, ReviewSplit split) {
        int shown = IntStream.range(0, split.test().size())
                .filter(i -> split.test().get(i).length() <= SHOWN)
                .boxed()
                .max(Comparator.comparingDouble(
                        i -> swing(oneWay.running(split.test().get(i)))))
                .orElse(0);
        EncodedReview text = split.test().get(shown);
        List<String> words = split.heldBack().get(shown).words();
        double[] running = oneWay.running(text);
        double[] at = IntStream.range(0, running.length).mapToDouble(t -> t).toArray();
        double[] both = IntStream.range(0, running.length)
                .mapToDouble(t -> bothWays.probability(text, t + 1))
                .toArray();
        XYChart chart = Looks.chart(
                1_300,
                420,
                "How probable a " + (text.positive() ? "positive" : "negative") + " review is positive, word by word",
                "",
                "");
        chart.addSeries(LstmVariant.PLAIN.name(), at, running)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(Looks.color(1))
                .setLineColor(Looks.color(1));
        chart.addSeries(LstmVariant.BIDIRECTIONAL.name() + ", so far", at, both)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Looks.color(2))
                .setLineWidth(1.5f);
        for (int t = 0; t < running.length; t++) {
            chart.addAnnotation(new AnnotationText(words.get(t), t, t % 2 == 0 ? -0.08 : -0.16, false));
        }
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setYAxisMin(-0.22).setYAxisMax(1.02);
        return chart;
    }

    private static double swing(double[] running) {
        double swing = 0;
        for (int t = 1; t < running.length; t++) {
            swing = Math.max(swing, Math.abs(running[running.length - 1] - running[t]));
        }
        return swing;
    }
}
