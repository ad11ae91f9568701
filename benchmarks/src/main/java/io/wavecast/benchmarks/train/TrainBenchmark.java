package io.wavecast.benchmarks.train;

import io.wavecast.benchmarks.Benchmark;
import io.wavecast.benchmarks.Figure;
import io.wavecast.benchmarks.Report;
import io.wavecast.benchmarks.Scale;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Updates of one layer by either engine, on one thread, beside DJL's own loop around PyTorch. */
public final class TrainBenchmark implements Benchmark {
    private static final double NANOS_PER_MILLI = 1e6;

    private record Shape(int steps, int windows, int hidden) {
        String words() {
            return steps + "x" + windows + "x" + hidden;
        }
    }

    private static final List<Shape> SHAPES =
            List.of(new Shape(100, 64, 64), new Shape(50, 32, 32), new Shape(100, 256, 128));

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "one update of a network of one layer, steps x windows x units, one thread";
    }

    @Override
    public void run(Scale scale, Report report) {
        int warm = scale == Scale.QUICK ? 8 : 40;
        int timed = scale == Scale.QUICK ? 12 : 60;
        for (Shape shape : SHAPES) {
            Batch batch = batch(shape);
            for (CellKind cell : List.of(CellKind.LSTM, CellKind.GRU, CellKind.ELMAN)) {
                String of = cell.name().toLowerCase(Locale.ROOT) + " " + shape.words() + ": ";
                double pytorch = engine("pytorch", cell, shape, batch, warm, timed);
                double deeplearning4j = engine("deeplearning4j", cell, shape, batch, warm, timed);
                double bare;
                try (var loop = new BareLoop(cell, shape.steps(), shape.windows(), shape.hidden())) {
                    bare = median(loop::fit, batch, warm, timed);
                }
                report.add(Figure.of(name(), of + "pytorch", pytorch, "ms"));
                report.add(Figure.of(name(), of + "djl's loop", bare, "ms").against(of + "pytorch", bare / pytorch));
                report.add(Figure.of(name(), of + "deeplearning4j", deeplearning4j, "ms")
                        .against(of + "pytorch", deeplearning4j / pytorch));
            }
        }
    }

    private static double engine(String word, CellKind cell, Shape shape, Batch batch, int warm, int timed) {
        var spec =
                new NetworkSpec(cell, 1, shape.hidden(), 1, 1, 0, HeadActivation.IDENTITY, cell == CellKind.GRU, false);
        try (TrainableNetwork network = Engines.of(word).create(spec, TrainingSpec.of(1))) {
            return median(one -> network.fit(one, 1e-3), batch, warm, timed);
        }
    }

    private static double median(ToDoubleFunction<Batch> update, Batch batch, int warm, int timed) {
        double[] millis = new double[timed];
        for (int i = -warm; i < timed; i++) {
            long begun = System.nanoTime();
            double loss = update.applyAsDouble(batch);
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss is " + loss);
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / NANOS_PER_MILLI;
            }
        }
        Arrays.sort(millis);
        return millis[timed / 2];
    }

    /** A noisy wave and its next value. */
    private static Batch batch(Shape shape) {
        var random = new Random(1);
        float[][][] inputs = new float[shape.windows()][shape.steps()][1];
        float[][][] targets = new float[shape.windows()][shape.steps()][1];
        for (int w = 0; w < shape.windows(); w++) {
            float value = 0;
            for (int t = 0; t <= shape.steps(); t++) {
                value = (float) (Math.sin(0.2 * t + w) + 0.1 * random.nextGaussian());
                if (t < shape.steps()) {
                    inputs[w][t][0] = value;
                }
                if (t > 0) {
                    targets[w][t - 1][0] = value;
                }
            }
        }
        return new Batch(inputs, targets);
    }
}
