package io.wavecast.benchmarks.train;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Times updates of a network of one layer by the trainer's engines and by DJL's own training loop, on one thread or on a card. */
public final class TrainBenchmark implements Benchmark {
    private static final double RATE = 1e-3;
    private static final String PYTORCH = "pytorch";
    private static final List<CellKind> CELLS = List.of(CellKind.LSTM, CellKind.GRU, CellKind.ELMAN);

    /**
     * Shape of an update.
     *
     * @param steps of each window
     * @param windows of the batch
     * @param hidden units of the layer
     */
    private record Shape(int steps, int windows, int hidden) {}

    private static final List<Shape> SHAPES =
            List.of(new Shape(100, 64, 64), new Shape(50, 32, 32), new Shape(100, 256, 128));
    /** Batches that keep a card busy. On a processor an update of the larger one takes seconds. */
    private static final List<Shape> CARD_SHAPES = List.of(new Shape(100, 1_024, 64), new Shape(100, 8_192, 64));

    private final Device device;
    private final List<String> engineNames;

    /**
     * @param device the device to train networks on
     * @param engineNames the engines to measure, from {@link Engines#NAMES}
     */
    public TrainBenchmark(Device device, List<String> engineNames) {
        this.device = device;
        this.engineNames = engineNames;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public String summary() {
        return "one update of a network of one layer, steps x windows x units";
    }

    @Override
    public void run(Scale scale, Report report) {
        Map<String, Engine> engines = engines(report);
        boolean agreed = true;
        for (Map.Entry<String, Engine> engine : engines.entrySet()) {
            agreed &= agree(engine.getKey(), engine.getValue(), report);
        }
        List<Shape> shapes = new ArrayList<>(SHAPES);
        if (device == Device.CUDA) {
            shapes.addAll(CARD_SHAPES);
        }
        for (Shape shape : shapes) {
            for (CellKind cell : CELLS) {
                String label =
                        cellName(cell) + " " + shape.steps() + "x" + shape.windows() + "x" + shape.hidden() + ": ";
                Map<String, Double> millis = new LinkedHashMap<>();
                engines.forEach((engineName, engine) -> millis.putAll(millis(engineName, engine, cell, shape, scale)));
                double reference = millis.getOrDefault(PYTORCH, Double.NaN);
                millis.forEach((contender, value) -> {
                    Figure figure = Figure.of(name(), label + contender, value, "ms");
                    boolean compared = !contender.equals(PYTORCH) && !Double.isNaN(reference);
                    report.add(compared ? figure.against(label + PYTORCH, value / reference) : figure);
                });
            }
        }
        if (!agreed) {
            throw new IllegalStateException("outputs of an engine differ from the core's; see the lines with FAIL");
        }
    }

    /** Milliseconds of an engine's update, for PyTorch together with DJL's loop. */
    private Map<String, Double> millis(String engineName, Engine engine, CellKind cell, Shape shape, Scale scale) {
        int warm = scale == Scale.QUICK ? 8 : 40;
        int timed = scale == Scale.QUICK ? 12 : 60;
        Batch batch = NoisySines.batch(shape.steps(), shape.windows(), 0);
        Map<String, ToDoubleFunction<Batch>> updates = new LinkedHashMap<>();
        try (TrainableNetwork network = engine.create(RandomModel.spec(cell, 1, shape.hidden()), TrainingSpec.of(1))) {
            updates.put(engineName, one -> network.fit(one, RATE));
            if (!engineName.equals(PYTORCH)) {
                return InterleavedTiming.medians(updates, batch, warm, timed);
            }
            try (var loop = new DjlTrainingLoop(
                    DjlTrainingLoop.device(device), cell, shape.steps(), shape.windows(), shape.hidden())) {
                updates.put("djl's loop", loop::fit);
                return InterleavedTiming.medians(updates, batch, warm, timed);
            }
        }
    }

    /** The engines that can train on the device. Reports a line about each. */
    private Map<String, Engine> engines(Report report) {
        Map<String, Engine> engines = new LinkedHashMap<>();
        String refusals = "";
        for (String engineName : engineNames) {
            try {
                Engine engine = Engines.of(engineName, device);
                engines.put(engineName, engine);
                report.progress(engine.name() + " on " + engine.device());
            } catch (IllegalArgumentException e) {
                report.progress(engineName + ": " + e.getMessage());
                refusals += (refusals.isEmpty() ? "" : "; ") + e.getMessage();
            }
        }
        if (engines.isEmpty()) {
            throw new IllegalStateException("no engine can train on " + device + ": " + refusals);
        }
        return engines;
    }

    /** Whether trained networks of all cells have the same outputs in the core. */
    private boolean agree(String engineName, Engine engine, Report report) {
        boolean all = true;
        for (CellKind cell : CELLS) {
            double difference = CoreEquivalence.largestDifference(engine, RandomModel.spec(cell, 1, 16));
            boolean same = difference <= CoreEquivalence.TOLERANCE;
            all &= same;
            report.add(Figure.of(
                    name(), cellName(cell) + ": " + engineName + " against the core's cells", difference, "at most"));
            report.progress(String.format(
                    Locale.ROOT,
                    "%s: %s trained by %s and stepped by the core, %d steps, within %.0e",
                    same ? "PASS" : "FAIL",
                    cellName(cell),
                    engineName,
                    CoreEquivalence.STEPS,
                    CoreEquivalence.TOLERANCE));
        }
        return all;
    }

    private static String cellName(CellKind cell) {
        return cell.name().toLowerCase(Locale.ROOT);
    }
}
