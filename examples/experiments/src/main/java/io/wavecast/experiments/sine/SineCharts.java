package io.wavecast.experiments.sine;

import io.wavecast.charts.ChartStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** Charts of the training losses, of the errors one step ahead, and of the closed loops. */
final class SineCharts {
    private SineCharts() {}

    static XYChart losses(List<TrainedNetwork> all) {
        XYChart chart = ChartStyle.chart(1_000, 480, "Mean squared error of an epoch", "epoch", "loss");
        for (int i = 0; i < all.size(); i++) {
            double[] losses = all.get(i).losses();
            double[] epochs = IntStream.rangeClosed(1, losses.length)
                    .mapToDouble(epoch -> epoch)
                    .toArray();
            ChartStyle.line(chart.addSeries(all.get(i).variant().name(), epochs, losses), i + 1, 2);
        }
        chart.getStyler().setYAxisLogarithmic(true);
        return chart;
    }

    /** @param errors (samples) by the name of the network */
    static XYChart oneStep(Map<String, double[]> errors) {
        XYChart chart =
                ChartStyle.chart(1_200, 480, "Error one step ahead, on samples after the training part", "sample", "");
        double[] samples = IntStream.range(Sine.TRAINING_SAMPLES, Sine.SAMPLES)
                .mapToDouble(t -> t)
                .toArray();
        int i = 1;
        for (Map.Entry<String, double[]> one : errors.entrySet()) {
            double[] error = Arrays.copyOfRange(one.getValue(), Sine.TRAINING_SAMPLES, Sine.SAMPLES);
            ChartStyle.line(chart.addSeries(one.getKey(), samples, error), i++, 1.5f);
        }
        return chart;
    }

    static XYChart closedLoop(Map<String, double[]> loops) {
        XYChart chart =
                ChartStyle.chart(1_200, 480, "200 steps in closed loop after the training part", "steps ahead", "");
        double[] ahead =
                IntStream.rangeClosed(1, Sine.TEST_SAMPLES).mapToDouble(h -> h).toArray();
        double[] actual = IntStream.range(0, Sine.TEST_SAMPLES)
                .mapToDouble(h -> Sine.value(Sine.TRAINING_SAMPLES + h))
                .toArray();
        ChartStyle.line(chart.addSeries("sine", ahead, actual), 0, 6);
        int i = 1;
        for (Map.Entry<String, double[]> loop : loops.entrySet()) {
            ChartStyle.line(chart.addSeries(loop.getKey(), ahead, loop.getValue()), i++, 1.5f);
        }
        chart.getStyler().setYAxisMin(-1.6).setYAxisMax(1.6);
        return chart;
    }
}
