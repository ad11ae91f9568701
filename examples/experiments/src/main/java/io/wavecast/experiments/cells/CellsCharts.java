package io.wavecast.experiments.cells;

import io.wavecast.experiments.report.Looks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Errors of the adding problem, by length and while it is learned. */
final class CellsCharts {
    private CellsCharts() {}

    static XYChart adding(List<AddingResult> all, List<Integer> lengths) {
        XYChart chart =
                Looks.chart(900, 460, "The sum of two among many numbers", "how many numbers", "mean squared error");
        Map<CellShape, List<Double>> errors = new LinkedHashMap<>();
        for (AddingResult one : all) {
            errors.computeIfAbsent(one.shape(), shape -> new ArrayList<>()).add(one.error());
        }
        int color = 1;
        for (Map.Entry<CellShape, List<Double>> one : errors.entrySet()) {
            look(chart.addSeries(one.getKey().name(), lengths, one.getValue()), color++)
                    .setMarker(SeriesMarkers.CIRCLE);
        }
        alwaysOne(chart, lengths.get(0), lengths.get(lengths.size() - 1));
        return chart;
    }

    static XYChart learning(List<AddingResult> all, int length) {
        XYChart chart =
                Looks.chart(900, 460, "Learning to add two of " + length + " numbers", "updates", "mean squared error");
        int color = 1;
        int longest = AddingResult.EVERY;
        for (AddingResult one : all) {
            if (one.length() != length) {
                continue;
            }
            List<Integer> updates = IntStream.rangeClosed(1, one.errors().size())
                    .mapToObj(check -> check * AddingResult.EVERY)
                    .toList();
            look(chart.addSeries(one.shape().name(), updates, one.errors()), color++);
            longest = Math.max(longest, one.updates());
        }
        alwaysOne(chart, AddingResult.EVERY, longest);
        return chart;
    }

    private static XYSeries look(XYSeries series, int color) {
        series.setMarker(SeriesMarkers.NONE);
        series.setMarkerColor(Looks.color(color));
        series.setLineColor(Looks.color(color));
        return series;
    }

    private static void alwaysOne(XYChart chart, double from, double to) {
        look(
                        chart.addSeries("always 1", new double[] {from, to}, new double[] {
                            AddingProblem.ALWAYS_ONE, AddingProblem.ALWAYS_ONE
                        }),
                        0)
                .setLineStyle(SeriesLines.DASH_DASH);
        chart.getStyler().setYAxisLogarithmic(true);
    }
}
