package io.wavecast.experiments.words;

import io.wavecast.charts.ChartStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;

/** Charts of the error along a text, and by the letter's position in its word. */
final class WordsCharts {
    private static final int FROM = 40;
    private static final int SHOWN = 62;

    private WordsCharts() {}

    static XYChart errors(LetterErrors elman) {
        XYChart chart = ChartStyle.chart(
                1_300, 420, "Error of the Elman network for each letter; lines where words begin", "", "error");
        LetterSequence letters = elman.letters();
        double[] x = IntStream.range(0, SHOWN).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, SHOWN)
                .mapToDouble(i -> elman.errors()[FROM + i])
                .toArray();
        ChartStyle.markedLine(chart.addSeries("error", x, y), 1);
        for (int i = 0; i < SHOWN; i++) {
            if (letters.wordStarts()[FROM + i]) {
                chart.addAnnotation(new AnnotationLine(i, true, false));
            }
            chart.addAnnotation(
                    new AnnotationText(String.valueOf(letters.text().charAt(FROM + i)), i, y[i] + 0.045, false));
        }
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setAnnotationLineColor(ChartStyle.ACTUAL).setAnnotationTextFontColor(ChartStyle.TEXT);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(0.85);
        return chart;
    }

    static XYChart positions(Map<String, LetterErrors> byModel, int positions) {
        XYChart chart =
                ChartStyle.chart(800, 460, "Mean error by the letter's position in its word", "letter", "error");
        int color = 0;
        for (Map.Entry<String, LetterErrors> one : byModel.entrySet()) {
            List<Double> errors = new ArrayList<>();
            for (double error : one.getValue().byPosition(positions)) {
                errors.add(error);
            }
            List<Integer> letters = IntStream.rangeClosed(1, positions).boxed().toList();
            ChartStyle.markedLine(chart.addSeries(one.getKey(), letters, errors), color++);
        }
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }
}
