package io.wavecast.experiments.cells;

import io.wavecast.charts.ChartStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;

/** Charts of the errors in the adding problem, by length and during training. */
final class CellsCharts {
    private CellsCharts() {}

    static XYChart adding(List<AddingResult> all, List<Integer> lengths) {
        XYChart chart = ChartStyle.chart(
                900, 460, "Adding problem: error by length", "numbers of a sequence", "mean squared error");
        Map<CellShape, List<Double>> errors = new LinkedHashMap<>();
        for (AddingResult one : all) {
            errors.computeIfAbsent(one.shape(), shape -> new ArrayList<>()).add(one.error());
        }
        int color = 1;
        for (Map.Entry<CellShape, List<Double>> one : errors.entrySet()) {
            ChartStyle.markedLine(chart.addSeries(one.getKey().name(), lengths, one.getValue()), color++);
        }
        constantOne(chart, lengths.get(0), lengths.get(lengths.size() - 1));
        return chart;
    }

    static XYChart learning(List<AddingResult> all, int length) {
        XYChart chart = ChartStyle.chart(
                900, 460, "Adding problem: training with " + length + " numbers", "updates", "mean squared error");
        int color = 1;
        int longest = AddingResult.CHECK_INTERVAL;
        for (AddingResult one : all) {
            if (one.length() != length) {
                continue;
            }
            List<Integer> updates = IntStream.rangeClosed(1, one.errors().size())
                    .mapToObj(check -> check * AddingResult.CHECK_INTERVAL)
                    .toList();
            ChartStyle.line(chart.addSeries(one.shape().name(), updates, one.errors()), color++, 1.8f);
            longest = Math.max(longest, one.updates());
        }
        constantOne(chart, AddingResult.CHECK_INTERVAL, longest);
        return chart;
    }

    private static void constantOne(XYChart chart, double from, double to) {
        double[] error = {AddingProblem.CONSTANT_ONE, AddingProblem.CONSTANT_ONE};
        XYSeries series = chart.addSeries("constant 1", new double[] {from, to}, error);
        ChartStyle.line(series, 0, 1.8f);
        series.setLineStyle(SeriesLines.DASH_DASH);
        chart.getStyler().setYAxisLogarithmic(true);
    }
}
