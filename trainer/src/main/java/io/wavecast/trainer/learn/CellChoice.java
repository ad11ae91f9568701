package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.cells.GradientTraining;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.Residuals;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses a kind of cell by successive halving (Jamieson and Talwalkar 2016): all kinds are trained for a few updates, the better half for more. */
final class CellChoice {
    private static final Logger log = LoggerFactory.getLogger(CellChoice.class);
    /** Updates of each round, as a share of those of the whole training. */
    private static final double[] ROUNDS = {0.125, 0.25};
    /** Share of the time left that all rounds may take. */
    private static final double TIME = 0.5;

    private final LearningSettings settings;
    private final Residuals residuals;
    private final TimeBudget budget;

    CellChoice(LearningSettings settings, Residuals residuals, TimeBudget budget) {
        this.settings = settings;
        this.residuals = residuals;
        this.budget = budget;
    }

    private record Trial(NetworkSpec spec, double loss) {}

    /**
     * The network whose cells have the least validation loss; the first one if cells are not trained.
     *
     * @param networks of different kinds of cell, at least one
     */
    NetworkSpec best(
            List<NetworkSpec> networks,
            List<SeriesSlice> train,
            List<SeriesSlice> validation,
            TrainingListener listener)
            throws InterruptedException {
        List<NetworkSpec> remaining = networks;
        int updates = settings.optimizer().updates();
        Duration longest = budget.left(Duration.ZERO);
        for (double share : updates == 0 ? new double[0] : ROUNDS) {
            Duration time = longest.dividedBy((long) (ROUNDS.length * remaining.size() / TIME));
            LearningSettings few = settings.withLimits(Math.max(1, (int) (share * updates)), time);
            List<Trial> trials = new ArrayList<>();
            for (NetworkSpec spec : remaining.size() == 1 ? List.<NetworkSpec>of() : remaining) {
                NetworkSpec cells = spec.withLags(0);
                var start = settings.firstWeights(cells, NetworkInputs.deviations(train));
                GradientTraining.Result result = new GradientTraining(few.createEngine(), cells, few, residuals)
                        .run(start, train, validation, listener);
                log.info(
                        "{} cells: validation {} after {} updates",
                        spec.cell(),
                        (float) result.loss(),
                        result.updates());
                if (result.outOfTime()) {
                    budget.leaveOut("updates " + (result.updates() + 1) + " to "
                            + few.optimizer().updates() + " of a trial of " + spec.cell() + " cells");
                }
                trials.add(new Trial(spec, result.loss()));
            }
            remaining = remaining.size() == 1
                    ? remaining
                    : trials.stream()
                            .sorted(Comparator.comparingDouble(Trial::loss))
                            .limit((remaining.size() + 1) / 2)
                            .map(Trial::spec)
                            .toList();
        }
        return remaining.get(0);
    }
}
