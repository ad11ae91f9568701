package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.cells.GradientTraining;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.Residuals;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Fold;
import io.wavecast.trainer.linear.Lags;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.RecurrentCells;
import io.wavecast.trainer.linear.Targets;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes the contender with cells: of a random reservoir, or of the trained cells if they are better by more than one standard error. The readout of random
 * cells is fitted anew for each held-out piece. Trained cells have seen the whole training part, so only the validation part measures them.
 */
final class CellContenders {
    /**
     * Time that is kept for what follows a training, as a multiple of what the readouts of the random cells took: one readout, and three fits, to the first
     * 80 %, to all data, and to the training part for the choice of an adapter. The fits together took about as long as a readout.
     */
    private static final int LAST_STEPS = 2;

    private static final String RANDOM = "random cells with a least-squares readout";

    private final LearningSettings settings;
    private final Targets targets;
    private final Residuals residuals;
    private final FoldBuilder builder;
    private final LagSearch search;
    private final Seasons seasons;
    private final TimeBudget budget;

    CellContenders(
            LearningSettings settings,
            Targets targets,
            Residuals residuals,
            FoldBuilder builder,
            LagSearch search,
            Seasons seasons,
            TimeBudget budget) {
        this.settings = settings;
        this.targets = targets;
        this.residuals = residuals;
        this.builder = builder;
        this.search = search;
        this.seasons = seasons;
        this.budget = budget;
    }

    /**
     * The better cells.
     *
     * @param updates that were made
     * @param bestUpdate the update of the cells; 0 for random ones
     */
    record Outcome(Contender contender, int updates, int bestUpdate) {}

    /**
     * Chooses a kind of cell, and trains it.
     *
     * @param networks of different kinds of cell, at least one
     * @param lines the linear path that the cells stand on
     */
    Outcome of(
            List<NetworkSpec> networks,
            Optional<Contender> lines,
            List<SeriesSlice> train,
            List<SeriesSlice> validation,
            TrainingListener listener)
            throws InterruptedException {
        NetworkSpec spec = new CellChoice(settings, residuals, budget)
                .best(networks, train, validation, listener)
                .withLags(0);
        Weights random = settings.firstWeights(spec, NetworkInputs.deviations(train));
        Duration before = budget.elapsed();
        Measured initial = measured(RANDOM, lines, new RecurrentCells(spec, random), false);
        Outcome untrained = new Outcome(standing(lines, initial.byAllFolds()), 0, 0);
        if (settings.optimizer().updates() == 0) {
            return untrained;
        }
        Duration time = budget.left(budget.elapsed().minus(before).multipliedBy(LAST_STEPS));
        if (time.isZero()) {
            budget.leaveOut("training of the cells");
            return untrained;
        }
        GradientTraining.Result result = new GradientTraining(
                        settings.createEngine(), spec, settings.withMaxTime(time), residuals)
                .run(random, train, validation, listener);
        if (result.outOfTime()) {
            budget.leaveOut("updates " + (result.updates() + 1) + " to "
                    + settings.optimizer().updates());
        }
        String name =
                "cells of update " + result.bestUpdate() + " of " + result.updates() + " with a least-squares readout";
        Contender trained = measured(name, lines, new RecurrentCells(spec, result.best()), true)
                .byLastFold();
        return result.bestUpdate() > 0 && builder.better(trained, initial.byLastFold())
                ? new Outcome(standing(lines, trained), result.updates(), result.bestUpdate())
                : new Outcome(untrained.contender(), result.updates(), 0);
    }

    /** The same cells with readouts that were chosen on all folds, and on the validation part alone. */
    private record Measured(Contender byAllFolds, Contender byLastFold) {}

    private Measured measured(String name, Optional<Contender> lines, RecurrentCells cells, boolean trained) {
        List<List<Lags>> lags = search.besideCells(lines.map(Contender::readout));
        List<Fold> folds = builder.build(search.columns(lags), Optional.of(cells));
        Contender byLastFold = chosen(name, cells, lags, folds.subList(folds.size() - 1, folds.size()));
        return new Measured(trained ? byLastFold : chosen(name, cells, lags, folds), byLastFold);
    }

    private Contender chosen(String name, RecurrentCells cells, List<List<Lags>> lags, List<Fold> folds) {
        Readout readout = Readout.choose(targets, folds, lags, seasons.lengths(), true);
        return Contender.of(name, readout, folds, readout::ofFold, Optional.of(cells));
    }

    private static Contender standing(Optional<Contender> lines, Contender cells) {
        return lines.map(cells::standingOn).orElse(cells);
    }
}
