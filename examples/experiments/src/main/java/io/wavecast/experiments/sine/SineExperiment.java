package io.wavecast.experiments.sine;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.StreamComparison;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The classic first exercise: sin over 0..100 in 1,000 samples, windows of 50, 50 units, Adam, batches of 32, 20 epochs. All cells learn to
 * forecast one step ahead. The closed loop over 200 steps shows which cells learned the oscillation.
 */
public final class SineExperiment implements Experiment {
    static final int SAMPLES = 1_000;
    private static final double RANGE = 100;
    private static final int TRAINING_SAMPLES = 800;
    private static final int WINDOW = 50;
    private static final int HIDDEN = 50;
    private static final int BATCH = 32;
    private static final int EPOCHS = 20;
    private static final double RATE = 0.003;
    static final int AHEAD = 200;
    private static final long PERIOD_MICROS = 100_000;

    /**
     * A kind of network and its training.
     *
     * @param relu {@code max(0, ·)} in place of {@code tanh}
     */
    record Variant(CellKind cell, boolean relu, int layers, double dropout, double recurrentDropout) {
        static Variant of(CellKind cell) {
            return new Variant(cell, false, 1, 0, 0);
        }

        String name() {
            return cell.name().toLowerCase(Locale.ROOT)
                    + (relu ? ", relu" : "")
                    + (layers > 1 ? ", " + layers + " layers" : "")
                    + (dropout > 0 ? ", dropout " + dropout : "")
                    + (recurrentDropout > 0 ? ", recurrent dropout " + recurrentDropout : "");
        }

        NetworkSpec spec() {
            return new NetworkSpec(cell, 1, HIDDEN, layers, 1, 0, HeadActivation.IDENTITY, cell == CellKind.GRU, relu);
        }
    }

    static final List<Variant> VARIANTS = List.of(
            Variant.of(CellKind.ELMAN),
            new Variant(CellKind.ELMAN, true, 1, 0, 0),
            Variant.of(CellKind.LSTM),
            Variant.of(CellKind.GRU),
            new Variant(CellKind.LSTM, true, 1, 0, 0),
            new Variant(CellKind.GRU, true, 1, 0, 0),
            new Variant(CellKind.LSTM, false, 2, 0, 0),
            new Variant(CellKind.GRU, false, 2, 0, 0),
            new Variant(CellKind.LSTM, false, 2, 0.2, 0),
            new Variant(CellKind.LSTM, false, 1, 0, 0.2));

    /**
     * A trained network.
     *
     * @param losses (epochs) mean squared error, mean over the batches of an epoch
     */
    record Trained(Variant variant, double[] losses, Weights weights) {
        Model model(List<Integer> horizons) {
            return new Model(
                    new ModelVersion("sine", 1),
                    new ModelSpec(variant.spec(), PERIOD_MICROS, horizons, 1, 0.9),
                    new Preprocessing(
                            new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -10, 10), false),
                    weights,
                    new Lineage(
                            0,
                            "pytorch",
                            "experiment sine",
                            "",
                            0,
                            0,
                            1,
                            TRAINING_SAMPLES,
                            EPOCHS,
                            1,
                            0.01,
                            0.1,
                            0.01));
        }
    }

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
        List<Trained> all = new ArrayList<>();
        for (Variant variant : VARIANTS) {
            all.add(train(variant, report));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "first loss", "last loss", "RMSE, 1 step", "RMSE, 200 steps in closed loop"));
        Map<String, double[]> loops = new LinkedHashMap<>();
        Map<String, double[]> steps = new LinkedHashMap<>();
        for (Trained one : all) {
            double[] loop = closedLoop(one);
            double[] step = oneStep(one);
            steps.put(one.variant().name(), step);
            loops.put(one.variant().name(), loop);
            rows.add(List.of(
                    one.variant().name(),
                    number(one.losses()[0]),
                    number(one.losses()[EPOCHS - 1]),
                    number(rms(step, WINDOW)),
                    number(rms(errors(loop), 0))));
        }
        report.table("sine", rows);
        report.chart("sine-losses", SineCharts.losses(all));
        report.chart("sine-one-step", SineCharts.oneStep(steps, TRAINING_SAMPLES));
        report.chart("sine-closed-loop", SineCharts.closedLoop(loops, TRAINING_SAMPLES));
        Trained streamed = all.get(IntStream.range(0, all.size())
                .filter(i -> all.get(i).variant().equals(Variant.of(CellKind.LSTM)))
                .findFirst()
                .orElseThrow());
        Model model = streamed.model(List.of(1));
        List<double[][]> series = List.<double[][]>of(column());
        StreamComparison.compare(model, series, new double[][] {absolute(oneStep(streamed))}, report);
        report.replay(model, series, List.of());
    }

    static double sine(int t) {
        return Math.sin(RANGE * t / SAMPLES);
    }

    private static double[][] column() {
        double[][] column = new double[SAMPLES][];
        for (int t = 0; t < SAMPLES; t++) {
            column[t] = new double[] {sine(t)};
        }
        return column;
    }

    /** Trains on the first 800 samples. */
    static Trained train(Variant variant, Report report) throws InterruptedException {
        List<Integer> starts = new ArrayList<>(
                IntStream.range(0, TRAINING_SAMPLES - WINDOW).boxed().toList());
        var random = new Random(report.seed());
        double[] losses = new double[EPOCHS];
        var training =
                new TrainingSpec(Loss.MSE, variant.dropout(), variant.recurrentDropout(), 1, 0, false, report.seed());
        try (TrainableNetwork network = Engines.of("pytorch").create(variant.spec(), training);
                Report.Task task = report.task(variant.name(), EPOCHS)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                Collections.shuffle(starts, random);
                int batches = 0;
                for (int from = 0; from + BATCH <= starts.size(); from += BATCH) {
                    losses[epoch] += network.fit(batch(starts.subList(from, from + BATCH)), RATE);
                    batches++;
                }
                losses[epoch] /= batches;
                task.step();
                if (Thread.interrupted()) {
                    throw new InterruptedException("while training " + variant.name());
                }
            }
            return new Trained(variant, losses, network.weights());
        }
    }

    private static Batch batch(List<Integer> starts) {
        float[][][] inputs = new float[starts.size()][WINDOW][1];
        float[][][] targets = new float[starts.size()][WINDOW][1];
        for (int w = 0; w < starts.size(); w++) {
            for (int t = 0; t < WINDOW; t++) {
                inputs[w][t][0] = (float) sine(starts.get(w) + t);
                targets[w][t][0] = (float) sine(starts.get(w) + t + 1);
            }
        }
        return new Batch(inputs, targets);
    }

    /** (samples) errors one step ahead; NaN for the first sample. */
    static double[] oneStep(Trained trained) {
        var runner = new ModelRunner(trained.model(List.of(1)));
        var state = runner.fresh();
        double[] errors = new double[SAMPLES];
        double[][] forecast = new double[1][1];
        for (int t = 0; t < SAMPLES; t++) {
            errors[t] = t == 0 ? Double.NaN : forecast[0][0] - sine(t);
            runner.step(state, new double[] {sine(t)}, forecast);
        }
        return errors;
    }

    /** (steps) forecasts of the last 200 samples from those before, each forecast the input of the next step. */
    static double[] closedLoop(Trained trained) {
        var runner = new ModelRunner(
                trained.model(IntStream.rangeClosed(1, AHEAD).boxed().toList()));
        var state = runner.fresh();
        double[][] forecast = new double[AHEAD][1];
        for (int t = 0; t < TRAINING_SAMPLES; t++) {
            runner.step(state, new double[] {sine(t)}, forecast);
        }
        double[] forecasts = new double[AHEAD];
        for (int h = 0; h < AHEAD; h++) {
            forecasts[h] = forecast[h][0];
        }
        return forecasts;
    }

    static double[] errors(double[] forecasts) {
        double[] errors = new double[forecasts.length];
        for (int h = 0; h < forecasts.length; h++) {
            errors[h] = forecasts[h] - sine(TRAINING_SAMPLES + h);
        }
        return errors;
    }

    private static double[] absolute(double[] errors) {
        return Arrays.stream(errors).map(Math::abs).toArray();
    }

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
