package io.wavecast.experiments.words;

import io.wavecast.experiments.report.Looks;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The error over a stretch of text, and by the position in the word. */
final class WordsCharts {
    private static final int FROM = 40;
    private static final int SHOWN = 62;

    private WordsCharts() {}

    static XYChart errors(LetterErrors surprise) {
        XYChart chart = Looks.chart(
                1_300,
                420,
                "How wrong the Elman network is about each letter; a line where a word begins",
                "",
                "error");
        LetterSequence letters = surprise.letters();
        double[] x = IntStream.range(0, SHOWN).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, SHOWN)
                .mapToDouble(i -> surprise.errors()[FROM + i])
                .toArray();
        XYSeries series = chart.addSeries("error", x, y);
        series.setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(Looks.color(1))
                .setLineColor(Looks.color(1))
                .setLineWidth(1.5f);
        for (int i = 0; i < SHOWN; i++) {
            if (letters.wordStarts()[FROM + i]) {
                chart.addAnnotation(new AnnotationLine(i, true, false));
            }
            chart.addAnnotation(
                    new AnnotationText(String.valueOf(letters.text().charAt(FROM + i)), i, y[i] + 0.045, false));
        }
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setAnnotationLineColor(new Color(0xd0d7de));
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(0.85);
        return chart;
    }

    static XYChart positions(Map<String, LetterErrors> surprises, int positions) {
        XYChart chart = Looks.chart(800, 460, "Mean error by the letter's position in its word", "letter", "error");
        int color = 0;
        for (Map.Entry<String, LetterErrors> one : surprises.entrySet()) {
            List<Double> errors = new ArrayList<>();
            for (double error : one.getValue().byPosition(positions)) {
                errors.add(error);
            }
            List<Integer> at = IntStream.rangeClosed(1, positions).boxed().toList();
            Color own = Looks.color(color++);
            chart.addSeries(one.getKey(), at, errors)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(own)
                    .setLineColor(own);
        }
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }
}
