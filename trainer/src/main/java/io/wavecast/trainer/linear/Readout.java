package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** The linear path and the head of a network: for each output a stacked regression over lags, what is known of the time, and hidden units. */
public final class Readout {
    /** Lags whose regressions have at least this weight are tried beside hidden units. */
    private static final double WORTH_TRYING = 0.05;

    private final Targets targets;
    private final List<StackedRegression> outputs;

    Readout(Targets targets, List<StackedRegression> outputs) {
        this.targets = targets;
        this.outputs = outputs;
    }

    /**
     * Chooses lags, channels and penalties for each output by the errors on the folds' held-out rows.
     *
     * @param folds the last one trains on the whole training part and holds out the validation part
     * @param lags (groups) the lags that may be used, in ascending order of cost
     * @param seasons whose values are forecasts, in steps
     * @param cells whether to try hidden units, too
     */
    public static Readout choose(
            Targets targets, List<Fold> folds, List<List<Lags>> lags, List<Integer> seasons, boolean cells) {
        List<List<CandidateRegression>> candidates = CandidateRegression.all(targets, folds, lags, seasons, cells);
        List<List<double[][]>> errors = new ArrayList<>(); // (folds)(outputs)
        for (int fold = 0; fold < folds.size(); fold++) {
            errors.add(CrossErrors.of(folds, fold, candidates));
        }
        List<StackedRegression> outputs = new ArrayList<>();
        for (int i = 0; i < targets.outputs(); i++) {
            int output = i;
            outputs.add(StackedRegression.choose(
                    candidates.get(output),
                    errors.stream().map(fold -> fold.get(output)).toList()));
        }
        return new Readout(targets, outputs);
    }

    /** Fits each output to its own channel's lags, under the smallest penalty that makes the matrix definite. */
    public static Readout leastSquares(Targets targets, DesignMatrix matrix, int lags) {
        List<StackedRegression> outputs = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            int group = targets.place(output);
            NormalEquations equations = matrix.groups()
                    .get(group)
                    .normalEquations(matrix.targetIndex(group, output), Lags.newest(lags), 0, false);
            var ridge = new Ridge(List.of(equations), Ridge.Levels.NONE);
            double penalty = Ridge.PENALTIES[0];
            Optional<double[][]> weights = ridge.weights(penalty);
            while (weights.isEmpty()) { // columns depend on each other, as those of a constant do
                penalty *= 10;
                weights = ridge.weights(penalty);
            }
            outputs.add(StackedRegression.single(new Regression(
                    group,
                    new int[] {targets.channel(output)},
                    Lags.newest(lags),
                    0,
                    false,
                    OptionalDouble.of(penalty),
                    weights.get()[0])));
        }
        return new Readout(targets, outputs);
    }

    /**
     * The outputs of several readouts.
     *
     * @param byHorizon (horizons) the readout whose outputs are taken
     */
    public static Readout composed(Targets targets, List<Readout> byHorizon) {
        List<StackedRegression> outputs = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            outputs.add(byHorizon.get(targets.horizonIndex(output)).outputs.get(output));
        }
        return new Readout(targets, outputs);
    }

    /**
     * The same readout, as the training rows of a fold give it.
     *
     * @param fold index among the folds that it was chosen on
     */
    public Readout ofFold(int fold) {
        return new Readout(
                targets, outputs.stream().map(output -> output.ofFold(fold)).toList());
    }

    /** The most weights of an output of a horizon that were fitted to data. */
    public int fittedWeights(int horizonIndex) {
        int from = horizonIndex * targets.predicted().count();
        return outputs.subList(from, from + targets.predicted().count()).stream()
                .mapToInt(StackedRegression::fittedWeights)
                .max()
                .orElseThrow();
    }

    /** The lags that it reads, as columns of a design matrix. */
    public LagCounts columns() {
        Lags own = Lags.newest(0);
        Lags all = Lags.newest(0);
        for (StackedRegression stacked : outputs) {
            for (Regression regression : stacked.regressions()) {
                if (regression.group() < targets.predicted().count()) {
                    own = own.and(regression.lags());
                } else {
                    all = all.and(regression.lags());
                }
            }
        }
        return new LagCounts(own, all);
    }

    /**
     * Forecasts every output.
     *
     * @param t at least {@link #lags()} − 1
     * @param hidden (hidden) units after the sample at that time; empty without cells
     * @param forecasts (outputs) receives the forecasts
     */
    public void predict(SeriesSlice slice, int t, float[] hidden, double[] forecasts) {
        float[] known = targets.knownAt(slice, t);
        for (int output = 0; output < forecasts.length; output++) {
            forecasts[output] = outputs.get(output).predict(slice.values(), t, known, hidden);
        }
    }

    /** The same columns, penalties and stacking weights, fitted to other rows. */
    public Readout refitted(DesignMatrix matrix) {
        List<StackedRegression> refitted = new ArrayList<>();
        for (int output = 0; output < outputs.size(); output++) {
            StackedRegression stacked = outputs.get(output);
            List<Regression> regressions = new ArrayList<>();
            for (Regression regression : stacked.regressions()) {
                regressions.add(regression.penalty().isPresent() ? refitted(regression, output, matrix) : regression);
            }
            refitted.add(
                    new StackedRegression(regressions, stacked.weights(), stacked.error(), stacked.lastFoldError()));
        }
        return new Readout(targets, refitted);
    }

    /**
     * A readout with the outputs that use no hidden units replaced by those of another readout. The other one was chosen among more
     * lags and by all folds, while trained cells have seen the held-out rows of the earlier folds.
     */
    public Readout replaceOutputsWithoutCells(Readout withoutCells) {
        List<StackedRegression> combined = new ArrayList<>();
        for (int output = 0; output < outputs.size(); output++) {
            combined.add(outputs.get(output).usesCells() ? outputs.get(output) : withoutCells.outputs.get(output));
        }
        return new Readout(targets, combined);
    }

    private static Regression refitted(Regression regression, int output, DesignMatrix matrix) {
        int group = regression.group();
        NormalEquations equations = matrix.groups()
                .get(group)
                .normalEquations(
                        matrix.targetIndex(group, output), regression.lags(), regression.known(), regression.cells());
        return matrix.ridge(List.of(equations), group, regression.lags(), regression.known(), regression.cells())
                .weights(regression.penalty().orElseThrow())
                .map(found -> regression.withWeights(found[0]))
                .orElse(regression);
    }

    /** (outputs) */
    public List<StackedRegression> outputs() {
        return outputs;
    }

    /** The number of past inputs that must be known. */
    public int lags() {
        return outputs.stream().mapToInt(StackedRegression::lags).max().orElse(0);
    }

    public boolean usesCells() {
        return outputs.stream().anyMatch(StackedRegression::usesCells);
    }

    /** How many numbers the outputs read of what is known of the time, the first ones. */
    public int known() {
        return outputs.stream().mapToInt(StackedRegression::known).max().orElse(0);
    }

    /** Mean over outputs of the logarithm of the mean square error on the validation part: lower is better. */
    public double score() {
        return outputs.stream()
                .mapToDouble(stacked -> Math.log(Math.max(stacked.lastFoldError(), Double.MIN_NORMAL)))
                .average()
                .orElseThrow();
    }

    /** (groups) the lags, in ascending order of cost, of the regressions with enough weight to be tried beside hidden units. */
    public List<List<Lags>> lagsByGroup(int groups) {
        List<NavigableSet<Lags>> used = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            used.add(new TreeSet<>(Lags.BY_COST));
        }
        for (StackedRegression stacked : outputs) {
            for (int i = 0; i < stacked.weights().length; i++) {
                Regression regression = stacked.regressions().get(i);
                if (stacked.weights()[i] >= WORTH_TRYING && regression.penalty().isPresent()) {
                    used.get(regression.group()).add(regression.lags());
                }
            }
        }
        return used.stream().map(List::copyOf).toList();
    }

    /**
     * Forecasts every output without the hidden units' part.
     *
     * @param t at least {@link #lags()} − 1
     * @param forecasts (outputs) receives the forecasts
     */
    public void predictFromLags(SeriesSlice slice, int t, double[] forecasts) {
        predictFromLags(slice.values(), t, targets.knownAt(slice, t), forecasts);
    }

    /** The same for other values, (time)(channels), of which nothing else is known. */
    public void predictFromLags(double[][] values, int t, double[] forecasts) {
        predictFromLags(values, t, new float[targets.known()], forecasts);
    }

    private void predictFromLags(double[][] values, int t, float[] known, double[] forecasts) {
        for (int output = 0; output < forecasts.length; output++) {
            forecasts[output] = outputs.get(output).predictFromLags(values, t, known);
        }
    }

    /**
     * Adds the weights of an output to arrays.
     *
     * @param row (lags·channels) receives the weights of lags, the newest first, including the present value's where it is added
     * @param known (known) receives the weights of what is known of the time
     * @param units (hidden) receives the weights of hidden units
     * @return the intercept
     */
    public double addWeightsTo(int output, double[] row, double[] known, double[] units) {
        double intercept = outputs.get(output).addWeightsTo(row, known, units, targets.inputs());
        if (targets.addsPresent()) {
            row[targets.channel(output)] += 1; // from the change to the value: the newest lag is the present value
        }
        return intercept;
    }

    /**
     * Weights of the core's network.
     *
     * @param spec of the whole network
     * @param cells weights of the layers whose hidden units are used; empty without hidden units
     */
    public Weights weights(NetworkSpec spec, Optional<Weights> cells) {
        int channels = targets.inputs();
        int count = targets.outputs();
        float[] linear = new float[count * spec.lags() * channels];
        float[] known = new float[count * spec.known()];
        float[] head = new float[count * spec.hidden()];
        float[] bias = new float[count];
        for (int output = 0; output < count; output++) {
            double[] row = new double[spec.lags() * channels];
            double[] time = new double[spec.known()];
            double[] units = new double[spec.hidden()];
            bias[output] = (float) addWeightsTo(output, row, time, units);
            for (int i = 0; i < row.length; i++) {
                linear[output * row.length + i] = (float) row[i];
            }
            for (int k = 0; k < time.length; k++) {
                known[output * time.length + k] = (float) time[k];
            }
            for (int j = 0; j < units.length; j++) {
                head[output * units.length + j] = (float) units[j];
            }
        }
        return new Weights(
                        cells.map(Weights::layers).orElse(List.of()),
                        Matrix.fromRowMajor(count, spec.hidden(), head),
                        bias,
                        matrix(count, spec.lags() * channels, linear))
                .withKnown(matrix(count, spec.known(), known));
    }

    private static Optional<Matrix> matrix(int rows, int columns, float[] values) {
        return columns == 0 ? Optional.empty() : Optional.of(Matrix.fromRowMajor(rows, columns, values));
    }
}
