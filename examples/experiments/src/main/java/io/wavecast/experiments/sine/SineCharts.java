package io.wavecast.experiments.sine;

import io.wavecast.experiments.report.Looks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** How training went, and where closed loops went. */
final class SineCharts {
    private SineCharts() {}

    static XYChart losses(List<SineExperiment.Trained> all) {
        XYChart chart = Looks.chart(1_000, 480, "Mean squared error of an epoch", "epoch", "loss");
        for (int i = 0; i < all.size(); i++) {
            double[] losses = all.get(i).losses();
            double[] epochs =
                    IntStream.rangeClosed(1, losses.length).mapToDouble(e -> e).toArray();
            Looks.line(chart.addSeries(all.get(i).variant().name(), epochs, losses), i + 1, 2);
        }
        chart.getStyler().setYAxisLogarithmic(true);
        return chart;
    }

    /** @param errors (samples) by name; of the samples from a time on */
    static XYChart oneStep(Map<String, double[]> errors, int from) {
        XYChart chart =
                Looks.chart(1_200, 480, "One step ahead, of samples that were not learned from: error", "sample", "");
        double[] samples = IntStream.range(from, SineExperiment.SAMPLES)
                .mapToDouble(t -> t)
                .toArray();
        int i = 1;
        for (Map.Entry<String, double[]> one : errors.entrySet()) {
            double[] error = Arrays.copyOfRange(one.getValue(), from, SineExperiment.SAMPLES);
            Looks.line(chart.addSeries(one.getKey(), samples, error), i++, 1.5f);
        }
        return chart;
    }

    static XYChart closedLoop(Map<String, double[]> loops, int from) {
        XYChart chart = Looks.chart(
                1_200, 480, "Two hundred steps in closed loop, after the last sample that was seen", "steps ahead", "");
        double[] ahead = IntStream.rangeClosed(1, SineExperiment.AHEAD)
                .mapToDouble(h -> h)
                .toArray();
        double[] truth = IntStream.range(0, SineExperiment.AHEAD)
                .mapToDouble(h -> SineExperiment.sine(from + h))
                .toArray();
        Looks.line(chart.addSeries("sine", ahead, truth), 0, 6);
        int i = 1;
        for (Map.Entry<String, double[]> loop : loops.entrySet()) {
            Looks.line(chart.addSeries(loop.getKey(), ahead, loop.getValue()), i++, 1.5f);
        }
        chart.getStyler().setYAxisMin(-1.6).setYAxisMax(1.6);
        return chart;
    }
}
