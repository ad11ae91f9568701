package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.cells.GradientTraining;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.Reservoir;
import io.wavecast.trainer.cells.Residuals;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.DesignMatrix;
import io.wavecast.trainer.linear.DesignMatrix.Cells;
import io.wavecast.trainer.linear.DesignMatrix.Reach;
import io.wavecast.trainer.linear.Fold;
import io.wavecast.trainer.linear.LagMoments;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Regression;
import io.wavecast.trainer.linear.StackedRegression;
import io.wavecast.trainer.linear.Targets;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns a network in three steps: the linear path by ridge regression; then the cells by gradients, on what that leaves over;
 * and at last the head together with the linear path, by ridge regression over lags and hidden units. What the validation part
 * does not ask for is left out, the cells included, so that a network cannot lose what a regression finds.
 */
public final class NetworkLearner {
    private static final Logger log = LoggerFactory.getLogger(NetworkLearner.class);
    /** Numbers of lags that are tried; each costs a solution of as many equations. */
    private static final List<Integer> LAGS = List.of(4, 8, 16, 32, 64, 128, 192, 256, 336, 512, 768, 1_024);
    /** Numbers of lags that are tried beside cells whatever is best without: cells can stand for the rest. */
    private static final List<Integer> BESIDE_CELLS = List.of(8, 32, 128);
    /** Equations over the lags of all channels, at most. */
    private static final int WIDEST = 768;
    /** Rows per equation, at least, in the first fold. */
    private static final int ROWS = 3;
    /** Where the training part is cut: what comes before a cut is learned from, and judged by what follows up to the next. */
    private static final double[] CUTS = {0.57, 0.78};

    private final NetworkSpec spec;
    private final List<Integer> horizons;
    private final boolean differenced;
    private final LearningSettings settings;

    /**
     * @param spec its lags are the most that may be used, 0 for no linear path
     * @param horizons one for each block of outputs
     * @param differenced whether inputs are changes
     */
    public NetworkLearner(NetworkSpec spec, List<Integer> horizons, boolean differenced, LearningSettings settings) {
        this.spec = spec;
        this.horizons = horizons;
        this.differenced = differenced;
        this.settings = settings;
    }

    /**
     * @param train inputs as the network sees them
     * @param validation the same; at least one part
     * @throws IllegalArgumentException if there are too few samples; the message says how many are needed
     * @throws InterruptedException if the thread is interrupted between two updates
     */
    public FittedNetwork learn(List<SeriesSlice> train, List<SeriesSlice> validation, TrainingListener listener)
            throws InterruptedException {
        var targets = new Targets(horizons, spec.inputs(), differenced, spec.lags());
        Optional<Fitted> lags = spec.lags() == 0 ? Optional.empty() : Optional.of(lags(targets, train, validation));
        if (spec.cell() == CellKind.NONE) {
            return finished(lags.orElseThrow().refitted(), Optional.empty(), 0, 0);
        }
        Weights start = Reservoir.weights(cells(), deviations(train), settings.seed());
        var residuals = Residuals.fit(targets, lags.map(Fitted::readout), train);
        Fitted best = withCells(targets, lags, start, false, train, validation);
        Weights chosen = start;
        int updates = 0;
        int bestUpdate = 0;
        if (settings.updates() > 0) {
            GradientTraining.Result trained = new GradientTraining(settings.trainedBy(), cells(), settings, residuals)
                    .run(start, train, validation, listener);
            updates = trained.updates();
            Fitted fitted = withCells(targets, lags, trained.best(), true, train, validation);
            if (fitted.byLastFold() < best.byLastFold()) {
                best = fitted;
                chosen = trained.best();
                bestUpdate = trained.bestUpdate();
            }
        }
        Readout readout = best.refitted();
        if (lags.isPresent()) {
            readout = readout.orElse(lags.get().refitted());
        }
        return finished(readout, Optional.of(chosen), updates, bestUpdate);
    }

    /**
     * A readout with the fold whose two halves it is fitted to in the end.
     *
     * @param byLastFold the score of a readout chosen by that fold alone, which is all there is to compare trained cells by
     */
    private record Fitted(Readout readout, Fold all, double byLastFold) {
        Readout refitted() {
            return readout.refitted(all.train(), all.later());
        }
    }

    /** The past, cut into a part to learn from and a later one to judge by, again and again. */
    private List<Fold> folds(
            Targets targets, List<SeriesSlice> train, List<SeriesSlice> validation, Reach reach, Optional<Cells> cells) {
        List<DesignMatrix> pieces = new ArrayList<>();
        for (int piece = 0; piece <= CUTS.length; piece++) {
            double begin = piece == 0 ? 0 : CUTS[piece - 1];
            double end = piece == CUTS.length ? 1 : CUTS[piece];
            List<SeriesSlice> parts = train.stream()
                    .flatMap(part -> part.between(begin, end).stream())
                    .toList();
            pieces.add(DesignMatrix.of(parts, targets, reach, cells));
        }
        pieces.add(DesignMatrix.of(validation, targets, reach, cells));
        List<Fold> folds = new ArrayList<>();
        DesignMatrix before = pieces.get(0);
        for (int piece = 1; piece < pieces.size(); piece++) {
            DesignMatrix later = pieces.get(piece);
            if (later.rows() > 0 && before.rows() > 0) {
                folds.add(new Fold(before, later));
            }
            before = before.plus(later);
        }
        return folds;
    }

    private static void told(Readout readout) {
        for (StackedRegression blend : readout.blends()) {
            for (int i = 0; i < blend.shares().length; i++) {
                Regression part = blend.parts().get(i);
                log.debug(
                        "share {}: {} lags of {} channels, {} cells, penalty {}",
                        blend.shares()[i],
                        part.lags(),
                        part.channels().length,
                        part.cells() ? "with" : "without",
                        part.penalty());
            }
            log.debug("error {}, on the validation part {}", Math.sqrt(blend.error()), Math.sqrt(blend.lastError()));
        }
    }

    private FittedNetwork finished(Readout readout, Optional<Weights> cells, int updates, int bestUpdate) {
        told(readout);
        int lags = readout.lags();
        boolean recurrent = readout.usesCells();
        NetworkSpec used = recurrent ? spec.withLags(lags) : NetworkSpec.linear(spec.inputs(), spec.outputs(), lags);
        return new FittedNetwork(
                used,
                readout.weights(used, recurrent ? cells : Optional.empty()),
                updates,
                bestUpdate,
                readout.score());
    }

    private Fitted lags(Targets targets, List<SeriesSlice> train, List<SeriesSlice> validation) {
        List<Integer> own = candidates(train, 1);
        List<Integer> all = spec.inputs() == 1 ? List.of() : candidates(train, spec.inputs());
        if (own.isEmpty()) {
            throw new IllegalArgumentException("no stretch of samples without a gap is long enough to learn from: "
                    + LAGS.get(0) + " lags need " + (int) Math.ceil(ROWS * (LAGS.get(0) + 1) / CUTS[0])
                    + " samples that have as many before them");
        }
        var reach = new Reach(last(own), all.isEmpty() ? 0 : last(all));
        List<Fold> folds = folds(targets, train, validation, reach, Optional.empty());
        if (folds.isEmpty()) {
            throw new IllegalArgumentException(
                    "too few samples without a gap to choose by: give more data, or fewer lags or nearer horizons");
        }
        List<List<Integer>> lags = new ArrayList<>();
        for (LagMoments group : folds.get(0).train().groups()) {
            lags.add(group.channels().length == 1 ? own : all);
        }
        Readout readout = Readout.choose(targets, folds, lags, false);
        return new Fitted(readout, last(folds), readout.score());
    }

    private Fitted withCells(
            Targets targets,
            Optional<Fitted> lags,
            Weights weights,
            boolean trained,
            List<SeriesSlice> train,
            List<SeriesSlice> validation) {
        int groups = spec.inputs() + (spec.inputs() > 1 ? 1 : 0);
        List<List<Integer>> tried = new ArrayList<>();
        lags.ifPresent(fitted -> tried.addAll(fitted.readout().lagsByGroup(groups)));
        while (tried.size() < groups) {
            tried.add(tried.size() < spec.inputs() ? List.of(0) : List.of());
        }
        if (lags.isPresent()) {
            List<Integer> possible = candidates(train, 1);
            for (int c = 0; c < spec.inputs(); c++) {
                SortedSet<Integer> own = new TreeSet<>(tried.get(c));
                BESIDE_CELLS.stream().filter(possible::contains).forEach(own::add);
                tried.set(c, own.isEmpty() ? List.of(0) : List.copyOf(own));
            }
        }
        int own = 0;
        for (int c = 0; c < spec.inputs(); c++) {
            own = Math.max(own, tried.get(c).isEmpty() ? 0 : last(tried.get(c)));
        }
        int all = tried.size() > spec.inputs() && !tried.get(spec.inputs()).isEmpty()
                ? last(tried.get(spec.inputs()))
                : 0;
        var reach = new Reach(own, all);
        var cells = Optional.of(new Cells(cells(), weights));
        List<Fold> folds = folds(targets, train, validation, reach, cells);
        List<List<Integer>> lagsTried =
                tried.subList(0, folds.get(0).train().groups().size());
        Readout byLastFold = Readout.choose(targets, List.of(last(folds)), lagsTried, true);
        // Trained cells have seen the whole training part: the earlier folds cannot judge them.
        Readout readout = trained ? byLastFold : Readout.choose(targets, folds, lagsTried, true);
        return new Fitted(readout, last(folds), byLastFold.score());
    }

    /** Numbers of lags for which there are enough rows, and half as many as without. @param width channels whose lags are used */
    private List<Integer> candidates(List<SeriesSlice> train, int width) {
        long most = rows(train, 1);
        List<Integer> candidates = new ArrayList<>();
        for (int lags : LAGS) {
            long rows = rows(train, lags);
            boolean narrow = width == 1 || lags * width <= WIDEST;
            if (lags <= spec.lags()
                    && narrow
                    && CUTS[0] * rows >= (long) ROWS * (lags * width + 1)
                    && 2 * rows >= most) {
                candidates.add(lags);
            }
        }
        return candidates;
    }

    private long rows(List<SeriesSlice> parts, int lags) {
        int longest = horizons.get(horizons.size() - 1);
        return parts.stream()
                .mapToLong(part -> Math.max(0, part.values().length - longest - Targets.from(part, lags)))
                .sum();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** (channels) root mean square change about the mean; 1 where a channel never moves. */
    private static double[] deviations(List<SeriesSlice> train) {
        int channels = train.get(0).values()[0].length;
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        long count = 0;
        for (SeriesSlice part : train) {
            for (double[] sample : part.values()) {
                count++;
                for (int c = 0; c < channels; c++) {
                    sum[c] += sample[c];
                    squares[c] += sample[c] * sample[c];
                }
            }
        }
        double[] deviations = new double[channels];
        for (int c = 0; c < channels; c++) {
            double mean = sum[c] / count;
            deviations[c] = Math.sqrt(Math.max(0, squares[c] / count - mean * mean));
            if (!(deviations[c] > 0)) {
                deviations[c] = 1;
            }
        }
        return deviations;
    }

    /** The same network without its linear path. */
    private NetworkSpec cells() {
        return spec.withLags(0);
    }
}
