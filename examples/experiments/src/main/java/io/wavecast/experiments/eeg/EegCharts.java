package io.wavecast.experiments.eeg;

import io.wavecast.experiments.report.Looks;
import io.wavecast.experiments.eeg.ForecasterComparison.Entry;
import io.wavecast.trainer.history.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Errors by α and by horizon, and what was said beside what came. */
final class EegCharts {
    private static final int SHOWN = 256;
    private static final int AHEAD = 10;
    private static final List<String> COMPARED = List.of("naive", "ar", "gru");

    private EegCharts() {}

    static XYChart smoothing(SmoothingGrid smoothing) {
        XYChart chart = Looks.chart(800, 460, "Exponential smoothing", "alpha; 1 is the last value", "RMSE");
        for (int h = 0; h < SmoothingGrid.HORIZONS.size(); h++) {
            int horizon = h;
            int ahead = SmoothingGrid.HORIZONS.get(h);
            chart.addSeries(
                            ahead + (ahead == 1 ? " sample" : " samples") + " ahead",
                            SmoothingGrid.alphas(),
                            smoothing.errors().stream()
                                    .map(row -> row.get(horizon))
                                    .toList())
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(Looks.color(h + 1))
                    .setLineColor(Looks.color(h + 1));
        }
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /** Of those that see one channel. Holt's trend would leave the picture, and smoothing ends as the last value. */
    static XYChart horizons(List<Entry> entries) {
        XYChart chart = Looks.chart(900, 500, "Error by samples ahead, in closed loop", "samples ahead", "RMSE");
        int color = 0;
        for (Entry entry : entries) {
            if (!entry.name().matches("mean|naive|ar|ar, up .*|feed-forward.*|elman|lstm|gru")) {
                continue;
            }
            List<Double> errors = IntStream.range(0, ForecasterComparison.HORIZONS.size())
                    .mapToObj(entry::error)
                    .toList();
            chart.addSeries(entry.name(), ForecasterComparison.HORIZONS, errors)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(Looks.color(color))
                    .setLineColor(Looks.color(color))
                    .setLineStyle(SeriesLines.SOLID);
            color++;
        }
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    static XYChart forecasts(ForecasterComparison contest) {
        XYChart chart =
                Looks.chart(1_300, 480, "Told " + AHEAD + " samples before it came, in closed loop", "sample", "");
        Part part = contest.split().test().get(0);
        int shown = Math.min(SHOWN, part.targets());
        double[] at = IntStream.range(0, shown).mapToDouble(i -> i).toArray();
        double[] real = IntStream.range(0, shown)
                .mapToDouble(i -> part.values()[part.from() + i][0])
                .toArray();
        chart.addSeries("real", at, real)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Looks.color(0))
                .setLineWidth(5);
        int horizon = ForecasterComparison.HORIZONS.indexOf(AHEAD);
        int color = 1;
        for (Entry entry : contest.entries()) {
            if (!COMPARED.contains(entry.name())) {
                continue;
            }
            double[] errors = entry.track().errors(horizon, 0);
            List<Double> x = new ArrayList<>();
            List<Double> said = new ArrayList<>();
            for (int i = 0; i < shown; i++) {
                if (!Double.isNaN(errors[i])) {
                    x.add(at[i]);
                    said.add(real[i] + errors[i]);
                }
            }
            chart.addSeries(entry.name(), x, said)
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(Looks.color(color++))
                    .setLineWidth(1.5f)
                    .setLineStyle(SeriesLines.SOLID);
        }
        return chart;
    }
}
