package io.wavecast.experiments.eeg;

import io.wavecast.experiments.Looks;
import io.wavecast.experiments.eeg.Contest.Entry;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Errors by α and by horizon, and what was said beside what came. */
final class EegPictures {
    private static final int SHOWN = 256;
    private static final int AHEAD = 10;
    private static final List<String> COMPARED = List.of("naive", "ar", "gru");

    private EegPictures() {}

    static XYChart smoothing(Smoothing smoothing) {
        XYChart chart = Looks.chart(800, 460, "Exponential smoothing", "alpha; 1 is the last value", "RMSE");
        for (int h = 0; h < Smoothing.HORIZONS.size(); h++) {
            int horizon = h;
            int ahead = Smoothing.HORIZONS.get(h);
            chart.addSeries(
                            ahead + (ahead == 1 ? " sample" : " samples") + " ahead",
                            Smoothing.alphas(),
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
            List<Double> errors = IntStream.range(0, Contest.HORIZONS.size())
                    .mapToObj(entry::error)
                    .toList();
            chart.addSeries(entry.name(), Contest.HORIZONS, errors)
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

    static XYChart forecasts(Contest contest) {
        XYChart chart =
                Looks.chart(1_300, 480, "Told " + AHEAD + " samples before it came, in closed loop", "sample", "");
        SeriesSlice part = contest.split().test().get(0);
        int shown = Math.min(SHOWN, part.targetCount());
        double[] at = IntStream.range(0, shown).mapToDouble(i -> i).toArray();
        double[] real = IntStream.range(0, shown)
                .mapToDouble(i -> part.values()[part.firstTarget() + i][0])
                .toArray();
        chart.addSeries("real", at, real)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Looks.color(0))
                .setLineWidth(5);
        int horizon = Contest.HORIZONS.indexOf(AHEAD);
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
