package io.wavecast.experiments.sine;

import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.StreamComparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The classic first exercise: sin over 0..100 in 1,000 samples, windows of 50, 50 units, Adam, batches of 32, 20 epochs. All cells learn to
 * forecast one step ahead. The closed loop over 200 steps shows which cells learned the oscillation.
 */
public final class SineExperiment implements Experiment {
    private static final List<SineVariant> VARIANTS = List.of(
            SineVariant.of(CellKind.ELMAN),
            new SineVariant(CellKind.ELMAN, true, 1, 0, 0),
            SineVariant.of(CellKind.LSTM),
            SineVariant.of(CellKind.GRU),
            new SineVariant(CellKind.LSTM, true, 1, 0, 0),
            new SineVariant(CellKind.GRU, true, 1, 0, 0),
            new SineVariant(CellKind.LSTM, false, 2, 0, 0),
            new SineVariant(CellKind.GRU, false, 2, 0, 0),
            new SineVariant(CellKind.LSTM, false, 2, 0.2, 0),
            new SineVariant(CellKind.LSTM, false, 1, 0, 0.2));

    @Override
    public String name() {
        return "sine";
    }

    @Override
    public String summary() {
        return "A sine from windows of 50 samples: loss, error one step ahead, and error over 200 steps in closed loop";
    }

    @Override
    public boolean hasPage() {
        return true;
    }

    @Override
    public void run(Report report) throws InterruptedException, IOException {
        List<TrainedNetwork> all = new ArrayList<>();
        for (SineVariant variant : VARIANTS) {
            all.add(SineTraining.train(variant, report));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "first loss", "last loss", "RMSE, 1 step", "RMSE, 200 steps in closed loop"));
        Map<String, double[]> loops = new LinkedHashMap<>();
        Map<String, double[]> steps = new LinkedHashMap<>();
        for (TrainedNetwork one : all) {
            double[] step = one.oneStepErrors();
            steps.put(one.variant().name(), step);
            loops.put(one.variant().name(), one.closedLoop());
            rows.add(List.of(
                    one.variant().name(),
                    number(one.losses()[0]),
                    number(one.losses()[one.losses().length - 1]),
                    number(rms(step, SineTraining.WINDOW)),
                    number(rms(one.closedLoopErrors(), 0))));
        }
        report.table("sine", rows);
        report.chart("sine-losses", SineCharts.losses(all));
        report.chart("sine-one-step", SineCharts.oneStep(steps));
        report.chart("sine-closed-loop", SineCharts.closedLoop(loops));
        TrainedNetwork lstm = all.stream()
                .filter(one -> one.variant().equals(SineVariant.of(CellKind.LSTM)))
                .findFirst()
                .orElseThrow();
        Model model = lstm.model(List.of(1));
        List<double[][]> series = List.<double[][]>of(Sine.series());
        StreamComparison.compare(model, series, new double[][] {absolute(lstm.oneStepErrors())}, report);
        report.replay(model, series, List.of());
    }

    private static double[] absolute(double[] errors) {
        return Arrays.stream(errors).map(Math::abs).toArray();
    }

    /** Root mean square of the errors from an index on. */
    static double rms(double[] errors, int from) {
        double sum = 0;
        for (int t = from; t < errors.length; t++) {
            sum += errors[t] * errors[t];
        }
        return Math.sqrt(sum / (errors.length - from));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }
}
