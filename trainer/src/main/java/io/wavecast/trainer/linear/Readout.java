package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** How each output is put together: by an average of ridge regressions over lags and, where there are cells, their hidden units. */
public final class Readout {
    /** A share of this much shows that lags are worth trying with cells. */
    private static final double WORTH_TRYING = 0.05;

    private final Targets targets;
    private final List<StackedRegression> blends; // (outputs)

    private Readout(Targets targets, List<StackedRegression> blends) {
        this.targets = targets;
        this.blends = blends;
    }

    /**
     * How many lags, whose, and which penalties are chosen for each output by the errors on later parts of what is learned from
     * earlier ones.
     *
     * @param folds the last of which learns from the whole training part and judges by the validation part
     * @param lags for each group how many may be used, ascending
     * @param cells whether to try hidden units, beside not to
     */
    public static Readout choose(Targets targets, List<Fold> folds, List<List<Integer>> lags, boolean cells) {
        List<List<CandidateRegression>> candidates = CandidateRegression.all(targets, folds, lags, cells);
        List<List<double[][]>> errors = new ArrayList<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            errors.add(CrossErrors.of(folds, fold, candidates));
        }
        List<StackedRegression> blends = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            int of = output;
            blends.add(StackedRegression.of(
                    candidates.get(output),
                    errors.stream().map(fold -> fold.get(of)).toList()));
        }
        return new Readout(targets, blends);
    }

    /** Each output from its channel's own lags, with next to no penalty. */
    public static Readout leastSquares(Targets targets, DesignMatrix columns, int lags) {
        List<StackedRegression> blends = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            int group = targets.channel(output);
            NormalEquations sums = columns.groups().get(group).sums(index(columns.outputs(group), output), lags, false);
            var ridge = new Ridge(List.of(sums));
            double penalty = Ridge.PENALTIES[0];
            Optional<double[][]> weights = ridge.weights(penalty);
            while (weights.isEmpty()) { // columns that are the same, such as those of a constant
                penalty *= 10;
                weights = ridge.weights(penalty);
            }
            blends.add(StackedRegression.single(new Regression(
                    group, new int[] {group}, lags, false, OptionalDouble.of(penalty), weights.get()[0])));
        }
        return new Readout(targets, blends);
    }

    /** The same columns, penalties and shares, fitted to the validation part, too. */
    public Readout refitted(DesignMatrix train, DesignMatrix validation) {
        List<StackedRegression> again = new ArrayList<>();
        for (int output = 0; output < blends.size(); output++) {
            StackedRegression blend = blends.get(output);
            List<Regression> parts = new ArrayList<>();
            for (Regression part : blend.parts()) {
                parts.add(part.penalty().isPresent() ? refitted(part, output, train, validation) : part);
            }
            again.add(new StackedRegression(parts, blend.shares(), blend.error(), blend.lastError()));
        }
        return new Readout(targets, again);
    }

    /**
     * What asks for no cells comes from another readout instead, which had more lags to choose from, and all folds to choose by: trained
     * cells have seen what the earlier ones judge by.
     */
    public Readout orElse(Readout withoutCells) {
        List<StackedRegression> either = new ArrayList<>();
        for (int output = 0; output < blends.size(); output++) {
            either.add(blends.get(output).cells() ? blends.get(output) : withoutCells.blends.get(output));
        }
        return new Readout(targets, either);
    }

    private static Regression refitted(Regression part, int output, DesignMatrix train, DesignMatrix validation) {
        int k = index(train.outputs(part.group()), output);
        NormalEquations both = train.groups()
                .get(part.group())
                .sums(k, part.lags(), part.cells())
                .plus(validation.groups().get(part.group()).sums(k, part.lags(), part.cells()));
        return new Ridge(List.of(both))
                .weights(part.penalty().orElseThrow())
                .map(found -> part.with(found[0]))
                .orElse(part);
    }

    private static int index(int[] outputs, int output) {
        for (int k = 0; k < outputs.length; k++) {
            if (outputs[k] == output) {
                return k;
            }
        }
        throw new IllegalStateException("output " + output + " is not in its group");
    }

    public List<StackedRegression> blends() {
        return blends;
    }

    /** Lags that the widest of the regressions looks back. */
    public int lags() {
        return blends.stream().mapToInt(StackedRegression::lags).max().orElse(0);
    }

    public boolean usesCells() {
        return blends.stream().anyMatch(StackedRegression::cells);
    }

    /** Mean over outputs of the logarithm of the squared error on the validation part: lower is better. */
    public double score() {
        return blends.stream()
                .mapToDouble(blend -> Math.log(Math.max(blend.lastError(), Double.MIN_NORMAL)))
                .average()
                .orElseThrow();
    }

    /** How many lags each group's regressions use, ascending: those that are worth trying with cells. */
    public List<List<Integer>> lagsByGroup(int groups) {
        List<SortedSet<Integer>> used = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            used.add(new TreeSet<>());
        }
        for (StackedRegression blend : blends) {
            for (int i = 0; i < blend.shares().length; i++) {
                Regression part = blend.parts().get(i);
                if (blend.shares()[i] >= WORTH_TRYING && part.penalty().isPresent()) {
                    used.get(part.group()).add(part.lags());
                }
            }
        }
        return used.stream().map(List::copyOf).toList();
    }

    /**
     * What the lags say of each output, without cells.
     *
     * @param values (time)(channels)
     * @param t at least {@link #lags()} − 1
     * @param said (outputs)
     */
    public void linear(double[][] values, int t, double[] said) {
        for (int output = 0; output < said.length; output++) {
            said[output] = blends.get(output).linear(values, t);
        }
    }

    /**
     * What an output weighs.
     *
     * @param row (lags·channels) to which weights of lags are added, the newest first, the present included where it is added
     * @param units (hidden) to which weights of hidden units are added
     * @return the intercept
     */
    public double addTo(int output, double[] row, double[] units) {
        double intercept = blends.get(output).addTo(row, units, targets.channels());
        if (targets.addsPresent()) {
            row[targets.channel(output)] += 1; // from the change to the value: the newest lag is the present
        }
        return intercept;
    }

    /**
     * As weights of the core.
     *
     * @param spec of the whole network
     * @param cells whose hidden units are read out, if any are
     */
    public Weights weights(NetworkSpec spec, Optional<Weights> cells) {
        int channels = targets.channels();
        int outputs = targets.outputs();
        float[] linear = new float[outputs * spec.lags() * channels];
        float[] head = new float[outputs * spec.hidden()];
        float[] bias = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            double[] row = new double[spec.lags() * channels];
            double[] units = new double[spec.hidden()];
            bias[output] = (float) addTo(output, row, units);
            for (int i = 0; i < row.length; i++) {
                linear[output * row.length + i] = (float) row[i];
            }
            for (int j = 0; j < units.length; j++) {
                head[output * units.length + j] = (float) units[j];
            }
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
