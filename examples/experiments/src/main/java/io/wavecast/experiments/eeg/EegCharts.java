package io.wavecast.experiments.eeg;

import io.wavecast.charts.ChartStyle;
import io.wavecast.experiments.eeg.ForecasterComparison.Entry;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** Charts of the errors by α and by horizon, and of forecasts beside the recording. */
final class EegCharts {
    private static final int SHOWN = 256;
    private static final int AHEAD = 10;
    private static final List<String> COMPARED = List.of("naive", "ar", "gru");

    private EegCharts() {}

    static XYChart smoothing(SmoothingGrid smoothing) {
        XYChart chart = ChartStyle.chart(800, 460, "Exponential smoothing", "alpha; 1 is the last value", "RMSE");
        for (int h = 0; h < SmoothingGrid.HORIZONS.size(); h++) {
            int horizon = h;
            int ahead = SmoothingGrid.HORIZONS.get(h);
            List<Double> errors =
                    smoothing.errors().stream().map(row -> row.get(horizon)).toList();
            String name = ahead + (ahead == 1 ? " sample" : " samples") + " ahead";
            ChartStyle.markedLine(chart.addSeries(name, SmoothingGrid.alphas(), errors), h + 1);
        }
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /**
     * Draws the errors of the forecasters of one channel. Leaves out smoothing, whose best α repeats the last value, and Holt, whose errors
     * are off the scale.
     */
    static XYChart horizons(List<Entry> entries) {
        XYChart chart = ChartStyle.chart(900, 500, "Error by samples ahead, in closed loop", "samples ahead", "RMSE");
        int color = 0;
        for (Entry entry : entries) {
            if (!entry.name().matches("mean|naive|ar|ar, up .*|feed-forward.*|elman|lstm|gru")) {
                continue;
            }
            List<Double> errors = IntStream.range(0, ForecasterComparison.HORIZONS.size())
                    .mapToObj(entry::error)
                    .toList();
            ChartStyle.markedLine(chart.addSeries(entry.name(), ForecasterComparison.HORIZONS, errors), color++);
        }
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    static XYChart forecasts(ForecasterComparison comparison) {
        XYChart chart =
                ChartStyle.chart(1_300, 480, "Forecasts " + AHEAD + " samples ahead, in closed loop", "sample", "");
        SeriesSlice part = comparison.split().test().get(0);
        int shown = Math.min(SHOWN, part.targetCount());
        double[] at = IntStream.range(0, shown).mapToDouble(i -> i).toArray();
        double[] actual = IntStream.range(0, shown)
                .mapToDouble(i -> part.values()[part.firstTarget() + i][0])
                .toArray();
        ChartStyle.line(chart.addSeries("actual", at, actual), 0, 5);
        int horizon = ForecasterComparison.HORIZONS.indexOf(AHEAD);
        int color = 1;
        for (Entry entry : comparison.entries()) {
            if (!COMPARED.contains(entry.name())) {
                continue;
            }
            double[] errors = entry.errors().errors(horizon, 0);
            List<Double> x = new ArrayList<>();
            List<Double> forecasts = new ArrayList<>();
            for (int i = 0; i < shown; i++) {
                if (!Double.isNaN(errors[i])) {
                    x.add(at[i]);
                    forecasts.add(actual[i] + errors[i]);
                }
            }
            ChartStyle.line(chart.addSeries(entry.name(), x, forecasts), color++, 1.5f);
        }
        return chart;
    }
}
