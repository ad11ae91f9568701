package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.NetworkSpec;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the contender with cells: of the best random reservoir, or of the trained cells if they are better beyond chance. The readout of random cells is
 * fitted anew for each held-out piece. Trained cells have seen the whole training part, so only the validation part measures them; it has also ended their
 * training and chosen their readout, so one standard error would let too many pass.
 */
final class CellContenders {
    private static final Logger log = LoggerFactory.getLogger(CellContenders.class);
    /**
     * Time that is kept for what follows a training, as a multiple of what a readout of random cells by all pieces took: a readout of the trained and one of
     * the random cells, which sum all pieces, too, and three fits, to the first 80 %, to all data, and to the training part for the choice of an adapter.
     * The fits together took about as long as a readout.
     */
    private static final int LAST_STEPS = 3;

    /** Random cells of further kinds may take one part in so many of the time that is left. */
    private static final int PARTS = 4;

    private static final String RANDOM = "random cells with a least-squares readout";

    private final LearningSettings settings;
    private final Targets targets;
    private final Residuals residuals;
    private final FoldBuilder builder;
    private final LagSearch search;
    private final Seasons seasons;
    private final TimeBudget budget;
    private Duration longestReadout = Duration.ZERO; // of random cells

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
     * Chooses the best random cells, then a kind of cell to train.
     *
     * @param kinds whose random cells are tried, those with fewer weights first; at least one
     * @param networks of different kinds of cell to train, at least one
     * @param lines the linear path that the cells stand on
     */
    Outcome of(
            List<NetworkSpec> kinds,
            List<NetworkSpec> networks,
            Optional<Contender> lines,
            List<SeriesSlice> train,
            List<SeriesSlice> validation,
            TrainingListener listener)
            throws InterruptedException {
        double[] deviations = NetworkInputs.deviations(train);
        Contender initial = random(kinds, lines, deviations);
        Outcome untrained = new Outcome(standing(lines, initial), 0, 0);
        if (settings.optimizer().updates() == 0) {
            return untrained;
        }
        NetworkSpec spec = new CellChoice(settings, residuals, budget)
                .best(networks, train, validation, listener)
                .withLags(0);
        Duration time = budget.left(longestReadout.multipliedBy(LAST_STEPS + budget.laterReadouts()));
        if (time.isZero()) {
            budget.leaveOut("training of the cells");
            return untrained;
        }
        GradientTraining.Result result = new GradientTraining(
                        settings.createEngine(), spec, settings.withMaxTime(time), residuals)
                .run(settings.firstWeights(spec, deviations), train, validation, listener);
        if (result.outOfTime()) {
            budget.leaveOut("updates " + (result.updates() + 1) + " to "
                    + settings.optimizer().updates());
        }
        if (result.bestUpdate() == 0) {
            return new Outcome(untrained.contender(), result.updates(), 0);
        }
        String name =
                "cells of update " + result.bestUpdate() + " of " + result.updates() + " with a least-squares readout";
        Contender trained = measured(name, lines, new RecurrentCells(spec, result.best()), true);
        Contender rival = measured(RANDOM, lines, initial.cells().orElseThrow(), true);
        return builder.clearlyBetter(trained, rival)
                ? new Outcome(standing(lines, trained), result.updates(), result.bestUpdate())
                : new Outcome(untrained.contender(), result.updates(), 0);
    }

    /** The best random cells. A kind with more weights must be better than those before it by more than one standard error. */
    private Contender random(List<NetworkSpec> kinds, Optional<Contender> lines, double[] deviations) {
        Duration end = budget.elapsed().plus(budget.left(Duration.ZERO).dividedBy(PARTS));
        Optional<Contender> best = Optional.empty();
        for (NetworkSpec kind : kinds) {
            NetworkSpec spec = kind.withLags(0);
            String words = spec.hidden() + " random " + spec.cell() + " cells";
            Duration before = budget.elapsed();
            if (best.isPresent() && before.plus(longestReadout).compareTo(end) > 0) {
                budget.leaveOut(words);
                continue;
            }
            var cells = new RecurrentCells(spec, settings.firstWeights(spec, deviations));
            Contender tried = measured(RANDOM, lines, cells, settings.beginsWithCellsOf(spec));
            longestReadout =
                    Collections.max(List.of(longestReadout, budget.elapsed().minus(before)));
            boolean better = best.isEmpty() || builder.better(standing(lines, tried), standing(lines, best.get()));
            log.info("{}: {}", words, better ? "the best so far" : "not better");
            best = better ? Optional.of(tried) : best;
        }
        return best.orElseThrow();
    }

    /** @param seen whether the cells have seen the training part, so that only the validation part measures them and chooses their readout */
    private Contender measured(String name, Optional<Contender> lines, RecurrentCells cells, boolean seen) {
        List<List<Lags>> lags = search.besideCells(lines.map(Contender::readout));
        List<Fold> all = builder.build(search.columns(lags), Optional.of(cells));
        List<Fold> folds = seen ? all.subList(all.size() - 1, all.size()) : all;
        Readout readout = Readout.choose(targets, folds, lags, seasons.lengths(), true);
        return Contender.of(name, readout, folds, readout::ofFold, Optional.of(cells));
    }

    private static Contender standing(Optional<Contender> lines, Contender cells) {
        return lines.map(cells::standingOn).orElse(cells);
    }
}
