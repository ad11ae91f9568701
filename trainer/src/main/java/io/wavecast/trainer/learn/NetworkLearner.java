package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.CellKind;
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
import io.wavecast.trainer.linear.Regression;
import io.wavecast.trainer.linear.StackedRegression;
import io.wavecast.trainer.linear.Targets;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits a network in three steps: first the linear path, by ridge regression; then the cells, by gradient descent on the residuals of
 * the linear path; last the head together with the linear path, by ridge regression over lags and hidden units. Parts that do not lower
 * the error on validation data are dropped, the cells included, so a network is never worse there than a regression.
 */
public final class NetworkLearner {
    private static final Logger log = LoggerFactory.getLogger(NetworkLearner.class);

    private final NetworkSpec spec;
    private final List<NetworkSpec> networks;
    private final List<Integer> horizons;
    private final boolean differenced;
    private final Seasons seasons;
    private final LearningSettings settings;

    /** Prepares the fit of a network to a signal without known seasons. */
    public NetworkLearner(NetworkSpec spec, List<Integer> horizons, boolean differenced, LearningSettings settings) {
        this(spec, horizons, differenced, Seasons.NONE, settings);
    }

    /**
     * Prepares the fit of a network.
     *
     * @param spec its lags are the most that may be used; 0 for no linear path
     * @param horizons one for each block of outputs, ascending
     * @param differenced whether inputs are changes
     * @param seasons of the signal
     */
    public NetworkLearner(
            NetworkSpec spec, List<Integer> horizons, boolean differenced, Seasons seasons, LearningSettings settings) {
        this(List.of(spec), horizons, differenced, seasons, settings);
    }

    /**
     * Prepares the fit of the best of several networks.
     *
     * @param networks with different kinds of cell, the same otherwise
     */
    public NetworkLearner(
            List<NetworkSpec> networks,
            List<Integer> horizons,
            boolean differenced,
            Seasons seasons,
            LearningSettings settings) {
        this.spec = networks.get(0);
        this.networks = networks;
        this.horizons = horizons;
        this.differenced = differenced;
        this.seasons = seasons;
        this.settings = settings;
    }

    /**
     * Fits the network.
     *
     * @param train inputs as the network sees them
     * @param validation inputs as the network sees them; at least one slice
     * @throws IllegalArgumentException if there are too few samples; the message says how many are needed
     * @throws InterruptedException if the thread is interrupted between two updates
     */
    public FittedNetwork learn(List<SeriesSlice> train, List<SeriesSlice> validation, TrainingListener listener)
            throws InterruptedException {
        var targets = new Targets(horizons, spec.inputs(), differenced, spec.lags());
        var folds = new FoldBuilder(targets, train, validation);
        var search = new LagSearch(spec.inputs(), spec.lags(), seasons, horizons, train);
        Optional<ChosenReadout> linearPath =
                spec.lags() == 0 ? Optional.empty() : Optional.of(linearPath(targets, folds, search));
        if (spec.cell() == CellKind.NONE) {
            return finished(linearPath.orElseThrow().refitted(), Optional.empty(), 0, 0, Optional.empty());
        }
        var residuals = Residuals.fit(targets, linearPath.map(ChosenReadout::readout), train);
        NetworkSpec best = new CellChoice(settings, residuals).best(networks, train, validation, listener);
        LearningSettings rest = networks.size() == 1 ? settings : settings.withShareOfTime(1 - CellChoice.TIME);
        return new NetworkLearner(best, horizons, differenced, seasons, rest)
                .learn(targets, folds, search, linearPath, residuals, train, validation, listener);
    }

    private FittedNetwork learn(
            Targets targets,
            FoldBuilder folds,
            LagSearch search,
            Optional<ChosenReadout> linearPath,
            Residuals residuals,
            List<SeriesSlice> train,
            List<SeriesSlice> validation,
            TrainingListener listener)
            throws InterruptedException {
        Weights chosen = settings.firstWeights(cells(), NetworkInputs.deviations(train));
        ChosenReadout best = withCells(targets, linearPath, chosen, false, folds, search);
        int updates = 0;
        int bestUpdate = 0;
        if (settings.optimizer().updates() > 0) {
            GradientTraining.Result trained = new GradientTraining(
                            settings.createEngine(), cells(), settings, residuals)
                    .run(chosen, train, validation, listener);
            updates = trained.updates();
            ChosenReadout candidate = withCells(targets, linearPath, trained.best(), true, folds, search);
            if (candidate.lastFoldScore() < best.lastFoldScore()) {
                best = candidate;
                chosen = trained.best();
                bestUpdate = trained.bestUpdate();
            }
        }
        Readout readout = best.refitted();
        Optional<FittedNetwork> linear = Optional.empty();
        if (linearPath.isPresent()) {
            Readout lines = linearPath.get().refitted();
            readout = readout.replaceOutputsWithoutCells(lines);
            linear = Optional.of(finished(lines, Optional.empty(), 0, 0, Optional.empty()));
        }
        return finished(readout, Optional.of(chosen), updates, bestUpdate, linear);
    }

    /**
     * A readout that was chosen on folds.
     *
     * @param lastFold the readout is fitted to its training and held-out rows in the end
     * @param lastFoldScore score of a readout chosen on the last fold alone, by which trained and initial cells are compared
     */
    private record ChosenReadout(Readout readout, Fold lastFold, double lastFoldScore) {
        Readout refitted() {
            return readout.refitted(lastFold.train(), lastFold.heldOut());
        }
    }

    private ChosenReadout linearPath(Targets targets, FoldBuilder builder, LagSearch search) {
        List<List<Lags>> lags = search.withoutCells();
        List<Fold> folds = builder.build(search.columns(lags), Optional.empty());
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("too few samples without a gap to choose lags: give more data, or fewer"
                    + " lags or shorter horizons");
        }
        Readout readout = Readout.choose(targets, folds, lags, seasons.lengths(), false);
        return new ChosenReadout(readout, last(folds), readout.score());
    }

    private ChosenReadout withCells(
            Targets targets,
            Optional<ChosenReadout> linearPath,
            Weights weights,
            boolean trained,
            FoldBuilder builder,
            LagSearch search) {
        List<List<Lags>> lags = search.besideCells(linearPath.map(ChosenReadout::readout));
        var cells = new RecurrentCells(cells(), weights);
        List<Fold> folds = builder.build(search.columns(lags), Optional.of(cells));
        Readout byLastFold = Readout.choose(targets, List.of(last(folds)), lags, seasons.lengths(), true);
        // Trained cells have seen the whole training part, so the earlier folds cannot measure them.
        Readout readout = trained ? byLastFold : Readout.choose(targets, folds, lags, seasons.lengths(), true);
        return new ChosenReadout(readout, last(folds), byLastFold.score());
    }

    private FittedNetwork finished(
            Readout readout, Optional<Weights> cells, int updates, int bestUpdate, Optional<FittedNetwork> linearPath) {
        logRegressions(readout);
        int lags = readout.lags();
        boolean recurrent = readout.usesCells();
        NetworkSpec used = recurrent ? spec.withLags(lags) : NetworkSpec.linear(spec.inputs(), spec.outputs(), lags);
        return new FittedNetwork(
                used,
                readout.weights(used, recurrent ? cells : Optional.empty()),
                updates,
                recurrent ? bestUpdate : 0,
                recurrent ? linearPath : Optional.empty(),
                readout.score());
    }

    private static void logRegressions(Readout readout) {
        for (StackedRegression stacked : readout.outputs()) {
            for (int i = 0; i < stacked.weights().length; i++) {
                Regression regression = stacked.regressions().get(i);
                log.debug(
                        "weight {}: {} of {} channels, {} hidden units, penalty {}",
                        stacked.weights()[i],
                        regression.lags(),
                        regression.channels().length,
                        regression.cells() ? "with" : "without",
                        regression.penalty());
            }
            log.debug(
                    "error {}, on the validation part {}",
                    Math.sqrt(stacked.error()),
                    Math.sqrt(stacked.lastFoldError()));
        }
    }

    /** The same network without its linear path. */
    private NetworkSpec cells() {
        return spec.withLags(0);
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
