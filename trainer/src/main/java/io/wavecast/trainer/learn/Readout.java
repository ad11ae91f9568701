package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.learn.LagMoments.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How each output is put together: a ridge regression over lags and, where there are cells, their hidden units. How many lags, whose,
 * and which penalty is chosen for each output by the errors on later parts of what is learned from earlier ones.
 */
final class Readout {
    /** A regression over fewer columns is preferred until another one's squared error is smaller by more than that share. */
    private static final double PARSIMONY = 0.01;

    private final Targets targets;
    private final List<Choice> choices; // (outputs)

    private Readout(Targets targets, List<Choice> choices) {
        this.targets = targets;
        this.choices = choices;
    }

    /**
     * What one output is made of.
     *
     * @param group index of the group of channels
     * @param channels whose lags are used
     * @param lags how many
     * @param cells whether hidden units are used
     * @param penalty of the ridge regression
     * @param weights (lags·channels, then hidden units, then the intercept)
     * @param error geometric mean over the folds of the mean square on what each judges by
     * @param lastError mean square on what the last fold judges by, the validation part
     */
    record Choice(
            int group,
            int[] channels,
            int lags,
            boolean cells,
            double penalty,
            double[] weights,
            double error,
            double lastError) {}

    /**
     * One split of the past.
     *
     * @param train what to learn from
     * @param later what to judge by
     */
    record Fold(Columns train, Columns later) {}

    /**
     * @param folds the last of which learns from the whole training part and judges by the validation part
     * @param lags for each group how many may be used, ascending
     * @param cells whether to try hidden units, beside not to
     */
    static Readout choose(Targets targets, List<Fold> folds, List<List<Integer>> lags, boolean cells) {
        List<Choice> best = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            best.add(null);
        }
        // From the cheapest on, so that a later one has to be worth its columns.
        for (boolean withCells : cells ? new boolean[] {false, true} : new boolean[] {false}) {
            for (int group = 0; group < lags.size(); group++) {
                for (int count : lags.get(group)) {
                    if (count > 0 || withCells) {
                        consider(folds, group, count, withCells, best);
                    }
                }
            }
        }
        return new Readout(targets, best);
    }

    /** Each output from its channel's own lags, with next to no penalty. */
    static Readout leastSquares(Targets targets, Columns columns, int lags) {
        List<Choice> choices = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            int group = targets.channel(output);
            Sums sums = columns.groups().get(group).sums(index(columns.outputs(group), output), lags, false);
            var ridge = new Ridge(List.of(sums));
            double penalty = Ridge.PENALTIES[0];
            Optional<double[][]> weights = ridge.weights(penalty);
            while (weights.isEmpty()) { // columns that are the same, such as those of a constant
                penalty *= 10;
                weights = ridge.weights(penalty);
            }
            choices.add(new Choice(
                    group, new int[] {group}, lags, false, penalty, weights.get()[0], Double.NaN, Double.NaN));
        }
        return new Readout(targets, choices);
    }

    private static void consider(List<Fold> folds, int group, int lags, boolean cells, List<Choice> best) {
        int[] outputs = folds.get(0).train().outputs(group);
        boolean[] done = new boolean[outputs.length];
        for (int first = 0; first < outputs.length; first++) {
            if (done[first]) {
                continue;
            }
            List<Integer> alike = new ArrayList<>();
            for (int k = first; k < outputs.length; k++) {
                if (!done[k] && alike(folds, group, first, k)) {
                    alike.add(k);
                    done[k] = true;
                }
            }
            List<Choice> found = fits(folds, group, lags, cells, alike);
            for (int i = 0; i < alike.size(); i++) {
                int output = outputs[alike.get(i)];
                Choice before = best.get(output);
                Choice now = found.get(i);
                if (now != null && (before == null || now.error() < before.error() * (1 - PARSIMONY))) {
                    best.set(output, now);
                }
            }
        }
    }

    /** Whether two targets share their rows, and so their matrix. */
    private static boolean alike(List<Fold> folds, int group, int target, int other) {
        return folds.stream().allMatch(fold -> fold.train().groups().get(group).alike(target, other));
    }

    /** The best penalty for each of some targets that share their rows; null where none could be fitted. */
    private static List<Choice> fits(List<Fold> folds, int group, int lags, boolean cells, List<Integer> alike) {
        int penalties = Ridge.PENALTIES.length;
        double[][] logarithms = new double[penalties][alike.size()];
        double[][] lastErrors = new double[penalties][alike.size()];
        double[][][] weights = new double[penalties][][];
        for (Fold fold : folds) {
            List<Sums> learned = new ArrayList<>();
            List<Sums> judged = new ArrayList<>();
            for (int k : alike) {
                learned.add(fold.train().groups().get(group).sums(k, lags, cells));
                judged.add(fold.later().groups().get(group).sums(k, lags, cells));
            }
            var ridge = new Ridge(learned);
            for (int p = 0; p < penalties; p++) {
                weights[p] = ridge.weights(Ridge.PENALTIES[p]).orElse(null);
                for (int i = 0; i < alike.size(); i++) {
                    double error = weights[p] == null
                            ? Double.POSITIVE_INFINITY
                            : judged.get(i).meanSquare(weights[p][i]);
                    logarithms[p][i] += Math.log(Math.max(error, Double.MIN_NORMAL)) / folds.size();
                    lastErrors[p][i] = error;
                }
            }
        }
        int[] channels = folds.get(0).train().groups().get(group).channels();
        List<Choice> best = new ArrayList<>();
        for (int i = 0; i < alike.size(); i++) {
            Choice one = null;
            for (int p = 0; p < penalties; p++) {
                double error = Math.exp(logarithms[p][i]);
                if (Double.isFinite(error) && (one == null || error < one.error())) {
                    one = new Choice(
                            group, channels, lags, cells, Ridge.PENALTIES[p], weights[p][i], error, lastErrors[p][i]);
                }
            }
            best.add(one);
        }
        return best;
    }

    /** The same choices, fitted to the validation part, too. */
    Readout refitted(Columns train, Columns validation) {
        List<Choice> again = new ArrayList<>();
        for (int output = 0; output < choices.size(); output++) {
            Choice choice = choices.get(output);
            int k = index(train.outputs(choice.group()), output);
            Sums both = train.groups()
                    .get(choice.group())
                    .sums(k, choice.lags(), choice.cells())
                    .plus(validation.groups().get(choice.group()).sums(k, choice.lags(), choice.cells()));
            double[] weights = new Ridge(List.of(both))
                    .weights(choice.penalty())
                    .map(found -> found[0])
                    .orElse(choice.weights());
            again.add(new Choice(
                    choice.group(),
                    choice.channels(),
                    choice.lags(),
                    choice.cells(),
                    choice.penalty(),
                    weights,
                    choice.error(),
                    choice.lastError()));
        }
        return new Readout(targets, again);
    }

    private static int index(int[] outputs, int output) {
        for (int k = 0; k < outputs.length; k++) {
            if (outputs[k] == output) {
                return k;
            }
        }
        throw new IllegalStateException("output " + output + " is not in its group");
    }

    List<Choice> choices() {
        return choices;
    }

    /** Lags that the widest of the choices looks back. */
    int lags() {
        return choices.stream().mapToInt(Choice::lags).max().orElse(0);
    }

    boolean usesCells() {
        return choices.stream().anyMatch(Choice::cells);
    }

    /** Mean over outputs of the logarithm of the squared error on the validation part: lower is better. */
    double score() {
        return choices.stream()
                .mapToDouble(choice -> Math.log(Math.max(choice.lastError(), Double.MIN_NORMAL)))
                .average()
                .orElseThrow();
    }

    /** How many lags each group's choices use, ascending: those that are worth trying with cells. */
    List<List<Integer>> lagsByGroup(int groups) {
        List<List<Integer>> used = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int of = group;
            used.add(choices.stream()
                    .filter(choice -> choice.group() == of)
                    .map(Choice::lags)
                    .distinct()
                    .sorted()
                    .toList());
        }
        return used;
    }

    /**
     * What the lags say of each output, without cells.
     *
     * @param values (time)(channels)
     * @param t at least {@link #lags()} − 1
     * @param said (outputs)
     */
    void linear(double[][] values, int t, double[] said) {
        for (int output = 0; output < said.length; output++) {
            Choice choice = choices.get(output);
            double[] weights = choice.weights();
            double sum = weights[weights.length - 1];
            int at = 0;
            for (int lag = 0; lag < choice.lags(); lag++) {
                double[] sample = values[t - lag];
                for (int channel : choice.channels()) {
                    sum += weights[at++] * sample[channel];
                }
            }
            said[output] = sum;
        }
    }

    /**
     * As weights of the core.
     *
     * @param spec of the whole network
     * @param cells whose hidden units are read out, if any are
     */
    Weights weights(NetworkSpec spec, Optional<Weights> cells) {
        int channels = targets.channels();
        int outputs = targets.outputs();
        float[] linear = new float[outputs * spec.lags() * channels];
        float[] head = new float[outputs * spec.hidden()];
        float[] bias = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            Choice choice = choices.get(output);
            double[] weights = choice.weights();
            double[] row = new double[spec.lags() * channels];
            int at = 0;
            for (int lag = 0; lag < choice.lags(); lag++) {
                for (int channel : choice.channels()) {
                    row[lag * channels + channel] = weights[at++];
                }
            }
            if (targets.addsPresent()) {
                row[targets.channel(output)] += 1; // from the change to the value: the newest lag is the present
            }
            for (int i = 0; i < row.length; i++) {
                linear[output * row.length + i] = (float) row[i];
            }
            for (int j = 0; choice.cells() && j < spec.hidden(); j++) {
                head[output * spec.hidden() + j] = (float) weights[at++];
            }
            bias[output] = (float) weights[weights.length - 1];
        }
        return new Weights(
                cells.map(Weights::layers).orElse(List.of()),
                Matrix.fromRowMajor(outputs, spec.hidden(), head),
                bias,
                spec.lags() == 0
                        ? Optional.empty()
                        : Optional.of(Matrix.fromRowMajor(outputs, spec.lags() * channels, linear)));
    }
}
