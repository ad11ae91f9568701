package io.wavecast.experiments.cells;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.Part;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.TrainSettings;
import java.time.Duration;
import java.util.List;

/**
 * How well a cell learned the first channel of a recording.
 *
 * @param error RMSE one sample ahead on the last fifth, as a share of the last value's
 * @param seconds that learning took
 * @param stepMicros that a step takes in the core
 */
record RecordingResult(CellShape shape, String recording, double error, double seconds, double stepMicros) {
    private static final int CHECKS = 20; // the trainer reports so often
    private static final int TIMED = 20_000;
    private static final int TIMES = 3;
    private static final List<Integer> NEXT = List.of(1);

    /** As the trainer learns it, without a linear path beside it. @param updates of the cells */
    static RecordingResult of(CellShape shape, RecordedSignal recorded, int updates, Report report) throws InterruptedException {
        History history = recorded.first().history();
        TrainSettings defaults = TrainSettings.of("cells");
        TrainSettings settings = defaults.with(shape.cell())
                .withHidden(shape.units())
                .withLags(0)
                .with(defaults.learning()
                        .withEngine("pytorch")
                        .withSeed(report.seed())
                        .atMost(updates, Duration.ofMinutes(10)));
        long begun = System.nanoTime();
        FittedModel fit;
        try (Report.Task task = report.task(recorded.name() + ", " + shape.name(), CHECKS)) {
            fit = FittedModel.of(settings, history, new TrainingListener() {
                @Override
                public void updatesDone(int update, int most, double loss, double validation, Duration left) {
                    task.step();
                }
            });
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Model model = fit.model(
                new ModelVersion("cells", 1),
                new Lineage(0, "pytorch", "experiment cells", "", 0, 0, 1, history.samples(), 0, 0, 0, 0, 0));
        List<Part> test = fit.split().test();
        double own = HeldOutErrors.of(shape.name(), NEXT, test, HeldOutForecasters.network(model))
                .rootMeanSquare(0, 0);
        double naive = HeldOutErrors.of("naive", NEXT, test, HeldOutForecasters.naive(NEXT))
                .rootMeanSquare(0, 0);
        return new RecordingResult(shape, recorded.name(), own / naive, seconds, stepMicros(model.network()));
    }

    /** Of the fastest of some runs: what else the machine does only adds to it. */
    private static double stepMicros(Network network) {
        Network.Scratch scratch = network.scratch();
        float[] in = new float[network.spec().inputs()];
        float[] out = new float[network.spec().outputs()];
        double fastest = Double.POSITIVE_INFINITY;
        for (int run = 0; run < TIMES; run++) {
            NetworkState state = network.fresh();
            long begun = System.nanoTime();
            for (int t = 0; t < TIMED; t++) {
                network.step(state, in, out, scratch);
                in[0] = out[0]; // so that no step can be left out
            }
            fastest = Math.min(fastest, (System.nanoTime() - begun) / 1e3 / TIMED);
        }
        return fastest;
    }
}
