package io.wavecast.experiments.cells;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.TrainSettings;
import java.time.Duration;
import java.util.List;

/**
 * The result of training a cell on the first channel of a recording.
 *
 * @param error RMSE one sample ahead on the last fifth, as a share of the naive forecast's
 * @param seconds duration of the training
 * @param stepMicros duration of a forecast step, in microseconds
 */
record RecordingResult(CellShape shape, String recording, double error, double seconds, double stepMicros) {
    private static final int REPORTS = 20; // progress reports of one training
    private static final int TIMED_STEPS = 20_000;
    private static final int TIMED_RUNS = 3;
    private static final List<Integer> NEXT = List.of(1);

    /**
     * Trains and measures a cell without a linear path.
     *
     * @param maxUpdates the most weight updates
     */
    static RecordingResult of(CellShape shape, RecordedSignal recording, int maxUpdates, Report report)
            throws InterruptedException {
        History history = recording.firstChannel().history();
        TrainSettings defaults = TrainSettings.of("cells");
        TrainSettings settings = defaults.with(shape.cell())
                .withHidden(shape.units())
                .withLags(0)
                .with(defaults.learning()
                        .withEngine("pytorch")
                        .withSeed(report.seed())
                        .withLimits(maxUpdates, Duration.ofMinutes(10)));
        long started = System.nanoTime();
        FittedModel fitted;
        try (Report.Task task = report.task(recording.name() + ", " + shape.name(), REPORTS)) {
            fitted = FittedModel.of(settings, history, new TrainingListener() {
                @Override
                public void updatesDone(
                        int update, int updates, double loss, double validationLoss, Duration timeLeft) {
                    task.step();
                }
            });
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        Model model = fitted.model(
                new ModelVersion("cells", 1),
                new Lineage(
                        new Lineage.Training(0, "pytorch", "experiment cells", 0, 0),
                        new Lineage.History("", 0, 0, 1, history.samples()),
                        new Lineage.Evaluation(0, 0, 0, "")));
        List<SeriesSlice> test = fitted.split().test();
        double own = HeldOutErrors.of(shape.name(), NEXT, test, HeldOutForecasters.network(model))
                .rootMeanSquare(0, 0);
        double naive = HeldOutErrors.of("naive", NEXT, test, HeldOutForecasters.naive())
                .rootMeanSquare(0, 0);
        return new RecordingResult(shape, recording.name(), own / naive, seconds, stepMicros(model.network()));
    }

    /** Measures the fastest of several runs, because other load of the machine only adds time. */
    private static double stepMicros(Network network) {
        Network.Scratch scratch = network.scratch();
        float[] in = new float[network.spec().inputs()];
        float[] out = new float[network.spec().outputs()];
        double fastest = Double.POSITIVE_INFINITY;
        for (int run = 0; run < TIMED_RUNS; run++) {
            NetworkState state = network.newState();
            long started = System.nanoTime();
            for (int t = 0; t < TIMED_STEPS; t++) {
                network.step(state, in, out, scratch);
                in[0] = out[0]; // so that the JIT compiler cannot drop a step
            }
            fastest = Math.min(fastest, (System.nanoTime() - started) / 1e3 / TIMED_STEPS);
        }
        return fastest;
    }
}
