package io.wavecast.trainer.spread;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Fits the logarithm of the expected size of errors, linear in the hidden units: maximum likelihood for errors with Laplace's distribution, whose scale
 * is their mean size, with a penalty on the weights. That is a generalised linear model of exponentially distributed sizes with a logarithmic link
 * (Nelder and Wedderburn 1972). It is convex, and solved by Fisher's scoring, whose matrix is the same in each step and for each output.
 *
 * <pre>
 *  minimise  mean (z + a·exp(−z)) + penalty/2 · |w|²      z = w·x + b,   a: size of an error by the mean size
 * </pre>
 *
 * Hidden units x are scaled to mean 0 and deviation 1.
 */
final class SpreadRegression {
    private static final int STEPS = 50;
    private static final int HALVINGS = 20;
    private static final double TOLERANCE = 1e-7;
    private static final double SMALLEST = 1e-6; // a hidden unit with a smaller deviation is constant
    private static final double MOST_MEANS = 20; // mean sizes that an error counts as, at most

    private final SpreadRows rows;
    private final int units;
    private final double[] mean; // (hidden)
    private final double[] deviation; // (hidden)
    private final double[][] x; // (rows)(hidden) scaled
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final double penalty;

    /** @param rows at least one */
    SpreadRegression(SpreadRows rows, double penalty) {
        this.rows = rows;
        this.penalty = penalty;
        this.units = rows.hidden.get(0).length;
        this.mean = new double[units];
        this.deviation = new double[units];
        scale();
        this.x = rows.hidden.stream().map(this::scaled).toArray(double[][]::new);
        this.solver = LinearSolverFactory_DDRM.chol(units);
        DMatrixRMaj information = new DMatrixRMaj(units, units);
        for (double[] row : x) {
            for (int i = 0; i < units; i++) {
                for (int j = 0; j <= i; j++) {
                    information.data[i * units + j] += row[i] * row[j] / x.length;
                }
            }
        }
        for (int i = 0; i < units; i++) {
            information.data[i * units + i] += penalty;
            for (int j = 0; j < i; j++) {
                information.data[j * units + i] = information.data[i * units + j];
            }
        }
        if (!solver.setA(information)) {
            throw new IllegalStateException("expected a positive definite matrix with the penalty " + penalty);
        }
    }

    private void scale() {
        for (float[] row : rows.hidden) {
            for (int i = 0; i < units; i++) {
                mean[i] += row[i] / (double) rows.size();
            }
        }
        for (float[] row : rows.hidden) {
            for (int i = 0; i < units; i++) {
                deviation[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / rows.size();
            }
        }
        for (int i = 0; i < units; i++) {
            double found = Math.sqrt(deviation[i]);
            deviation[i] = found > SMALLEST ? found : Double.POSITIVE_INFINITY; // then its weight is 0
        }
    }

    private double[] scaled(float[] row) {
        double[] scaled = new double[units];
        for (int i = 0; i < units; i++) {
            scaled[i] = (row[i] - mean[i]) / deviation[i];
        }
        return scaled;
    }

    /**
     * Fits an output.
     *
     * @return (hidden + 1) the weights of unscaled units, the intercept last: they give logarithms of sizes as multiples of the mean size; zeros if no
     *     error is known or all are zero
     */
    double[] fit(int output) {
        double[] sizes = sizes(rows, output);
        double[] weights = new double[units];
        double[] z = new double[x.length];
        double intercept = 0;
        double value = Double.isNaN(usual(rows, output)) ? Double.NaN : objective(sizes, z, weights);
        for (int step = 0; step < STEPS && Double.isFinite(value); step++) {
            double[] direction = direction(sizes, z, weights);
            double before = value;
            double share = 1;
            for (int halving = 0; halving < HALVINGS; halving++, share /= 2) {
                double[] tried = new double[units];
                for (int i = 0; i < units; i++) {
                    tried[i] = weights[i] + share * direction[i];
                }
                double[] moved = new double[x.length];
                double shift = logarithms(tried, sizes, moved);
                double reached = objective(sizes, moved, tried);
                if (reached < value) {
                    weights = tried;
                    z = moved;
                    intercept = shift;
                    value = reached;
                    break;
                }
            }
            if (!(before - value > TOLERANCE)) {
                break;
            }
        }
        return unscaled(weights, intercept);
    }

    private double[] unscaled(double[] weights, double intercept) {
        double[] unscaled = Arrays.copyOf(weights, units + 1);
        unscaled[units] = intercept;
        for (int i = 0; i < units; i++) {
            unscaled[i] /= deviation[i];
            unscaled[units] -= unscaled[i] * mean[i];
        }
        return unscaled;
    }

    /** Computes z with the best intercept, which is returned: under it the mean of a·exp(−z) is 1. */
    private double logarithms(double[] weights, double[] sizes, double[] z) {
        double sum = 0;
        int known = 0;
        for (int row = 0; row < x.length; row++) {
            double dot = 0;
            for (int i = 0; i < units; i++) {
                dot += weights[i] * x[row][i];
            }
            z[row] = dot;
            if (!Double.isNaN(sizes[row])) {
                sum += sizes[row] * StrictMath.exp(-dot);
                known++;
            }
        }
        double intercept = StrictMath.log(sum / known);
        for (int row = 0; row < x.length; row++) {
            z[row] += intercept;
        }
        return intercept;
    }

    private double objective(double[] sizes, double[] z, double[] weights) {
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return loss(sizes, z) + penalty / 2 * squares;
    }

    private double[] direction(double[] sizes, double[] z, double[] weights) {
        DMatrixRMaj downhill = new DMatrixRMaj(units, 1);
        int known = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(sizes[row])) {
                known++;
                double surplus = sizes[row] * StrictMath.exp(-z[row]) - 1;
                for (int i = 0; i < units; i++) {
                    downhill.data[i] += surplus * x[row][i];
                }
            }
        }
        for (int i = 0; i < units; i++) {
            downhill.data[i] = downhill.data[i] / known - penalty * weights[i];
        }
        DMatrixRMaj direction = new DMatrixRMaj(units, 1);
        solver.solve(downhill, direction);
        return direction.data;
    }

    /** The mean loss of an output's fitted weights on other rows; NaN if no error is known there. */
    static double loss(SpreadRows rows, int output, double[] weights, double usual) {
        double[] sizes = sizes(rows, output, usual);
        double[] z = new double[sizes.length];
        for (int row = 0; row < z.length; row++) {
            z[row] = logarithm(weights, rows.hidden.get(row));
        }
        return loss(sizes, z);
    }

    private static double loss(double[] sizes, double[] z) {
        double sum = 0;
        int known = 0;
        for (int row = 0; row < sizes.length; row++) {
            if (!Double.isNaN(sizes[row])) {
                sum += z[row] + sizes[row] * StrictMath.exp(-z[row]);
                known++;
            }
        }
        return sum / known;
    }

    /** The logarithm of a size as a multiple of the mean size. */
    static double logarithm(double[] weights, float[] hidden) {
        double sum = weights[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
            sum += weights[i] * hidden[i];
        }
        return sum;
    }

    /** The mean size of an output's errors; NaN if none is known or all are zero. */
    static double usual(SpreadRows rows, int output) {
        double usual = rows.errors.stream()
                .mapToDouble(sizes -> sizes[output])
                .filter(size -> !Double.isNaN(size))
                .average()
                .orElse(Double.NaN);
        return usual > 0 ? usual : Double.NaN;
    }

    private static double[] sizes(SpreadRows rows, int output) {
        return sizes(rows, output, usual(rows, output));
    }

    private static double[] sizes(SpreadRows rows, int output, double usual) {
        return rows.errors.stream()
                .mapToDouble(sizes -> Math.min(MOST_MEANS, sizes[output] / usual)) // NaN stays NaN
                .toArray();
    }
}
