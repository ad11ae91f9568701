package io.wavecast.trainer.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums over time of the products of lags with lags, other columns and targets: everything that a least-squares fit needs. The samples
 * need not be kept, and a fit over fewer lags takes a part of the same sums.
 *
 * <p>Columns are the lags, the newest first and within a lag by channel, then those further back; then the extra columns: what is
 * known of the time, and hidden units; then a column of ones.
 */
final class LagMoments {
    private static final double[][] NONE = {};

    private final int[] channels;
    private final Lags available;
    private final int lags; // the newest ones, without a gap between them
    private final double[] shrinkage; // (known) of the extra columns that are known of the time, which come first
    private final int extras;
    private final int targets;
    private final double[][] gram; // (columns)(columns up to the same), the lower triangle
    private final double[][] cross; // (targets)(columns)
    private final double[] squares; // (targets)
    private final long[] rows; // (targets)
    private final double[] row; // (columns) of the row that is being added
    /** (targets)(the lower triangle) products of the rows without that target; (targets)(0) where every row has one. */
    private final double[][][] missing;

    /**
     * Sums without rows.
     *
     * @param channels whose lags are columns
     * @param available lags of each channel
     * @param shrinkage (known) of the columns that are known of the time: what fits add to their sums of squares
     * @param hidden number of columns of hidden units
     * @param targets number of targets
     */
    LagMoments(int[] channels, Lags available, double[] shrinkage, int hidden, int targets) {
        this.channels = channels.clone();
        this.available = available;
        this.lags = available.newest();
        this.shrinkage = shrinkage;
        this.extras = shrinkage.length + hidden;
        this.targets = targets;
        int columns = columns();
        this.gram = Products.triangle(columns);
        this.cross = new double[targets][columns];
        this.squares = new double[targets];
        this.rows = new long[targets];
        this.row = new double[columns];
        this.missing = new double[targets][][];
        Arrays.fill(missing, NONE);
    }

    Lags lags() {
        return available;
    }

    int[] channels() {
        return channels;
    }

    long rows(int target) {
        return rows[target];
    }

    private int columns() {
        return available.count() * channels.length + extras + 1;
    }

    /**
     * Adds the products of lags with lags over a range of rows. Each row must also be passed to {@link #addRow}.
     *
     * @param values (time)(channels)
     * @param from first row, at least the longest lag
     * @param to one more than the last row
     */
    void addLagProducts(double[][] values, int from, int to) {
        if (lags > 0 && to > from) {
            addLags(values, from, to);
        }
    }

    /**
     * Adds all other products of one row.
     *
     * @param values (time)(channels)
     * @param extra (extras)
     * @param targetValues (targets), NaN where unknown
     */
    void addRow(double[][] values, int t, float[] extra, double[] targetValues) {
        fill(values, t, extra);
        Products.addSquare(gram, lags * channels.length, row); // distant lags, too
        for (int k = 0; k < targets; k++) {
            double y = targetValues[k];
            if (Double.isNaN(y)) {
                addMissing(k);
                continue;
            }
            rows[k]++;
            squares[k] += y * y;
            double[] into = cross[k];
            for (int j = 0; j < row.length; j++) {
                into[j] += y * row[j];
            }
        }
    }

    /**
     * Adds the products of lags with lags. Moving both lags back by one step changes a sum only at its ends, so only the newest lag's
     * products are summed over time: {@code g[i+1][j+1] = g[i][j] + x[from−1−i]·x[from−1−j] − x[to−1−i]·x[to−1−j]}.
     */
    private void addLags(double[][] values, int from, int to) {
        int width = channels.length;
        double[][] sums = new double[lags * width][lags * width]; // of these rows alone
        double[][] series = new double[width][];
        for (int a = 0; a < width; a++) {
            series[a] = Products.column(values, channels[a]);
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                for (int lag = 0; lag < lags; lag++) {
                    double sum = 0;
                    for (int t = from; t < to; t++) {
                        sum += series[a][t] * series[b][t - lag];
                    }
                    sums[lag * width + b][a] = sum;
                }
            }
        }
        for (int i = 1; i < lags; i++) {
            for (int a = 0; a < width; a++) {
                double first = series[a][from - i];
                double last = series[a][to - i];
                double[] into = sums[i * width + a];
                double[] before = sums[(i - 1) * width + a];
                for (int j = 1; j <= i; j++) {
                    for (int b = 0; b < width; b++) {
                        into[j * width + b] =
                                before[(j - 1) * width + b] + first * series[b][from - j] - last * series[b][to - j];
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i][j] += sums[i][j];
            }
        }
    }

    /**
     * The columns at a time.
     *
     * @param extra (extras)
     * @return (columns), shared
     */
    double[] columns(double[][] values, int t, float[] extra) {
        fill(values, t, extra);
        return row;
    }

    /**
     * The forecast of a regression over lags, over the first columns of what is known of the time, and over hidden units where it has weights for them.
     *
     * @param columns (columns) at that time
     * @param weights (newest lags, then distant lags, then what is known, then hidden units, then the intercept)
     * @param distantColumns of the distant lags: see {@link #distantColumns}
     * @param known columns of what is known that are used
     */
    double predict(double[] columns, double[] weights, int newestLags, int[] distantColumns, int known) {
        int at = newestLags * channels.length;
        double sum = weights[weights.length - 1] + Products.sum(columns, 0, weights, 0, at);
        for (int column : distantColumns) {
            sum += columns[column] * weights[at++];
        }
        int extra = available.count() * channels.length;
        sum += Products.sum(columns, extra, weights, at, known);
        at += known;
        return sum + Products.sum(columns, extra + shrinkage.length, weights, at, weights.length - 1 - at);
    }

    /** The columns of a regression's distant lags. */
    int[] distantColumns(Lags used) {
        int[] columns = new int[(used.count() - used.newest()) * channels.length];
        for (int i = 0; i < columns.length; i++) {
            int lag = used.at(used.newest() + i / channels.length);
            columns[i] = available.position(lag) * channels.length + i % channels.length;
        }
        return columns;
    }

    private void fill(double[][] values, int t, float[] extra) {
        int at = 0;
        for (int lag = 0; lag < available.count(); lag++) {
            double[] sample = values[t - available.at(lag)];
            for (int channel : channels) {
                row[at++] = sample[channel];
            }
        }
        for (int e = 0; e < extras; e++) {
            row[at++] = extra[e];
        }
        row[at] = 1;
    }

    private void addMissing(int target) {
        if (missing[target].length == 0) {
            missing[target] = Products.triangle(row.length);
        }
        Products.addSquare(missing[target], 0, row);
    }

    /** The sums over the rows of both. */
    LagMoments plus(LagMoments other) {
        var sum = new LagMoments(channels, available, shrinkage, extras - shrinkage.length, targets);
        Products.add(sum.gram, gram, other.gram);
        Products.add(sum.cross, cross, other.cross);
        for (int k = 0; k < targets; k++) {
            sum.squares[k] = squares[k] + other.squares[k];
            sum.rows[k] = rows[k] + other.rows[k];
            if (missing[k].length > 0 || other.missing[k].length > 0) {
                sum.missing[k] = Products.triangle(gram.length);
                double[][] none = sum.missing[k]; // zeros until they are added to
                Products.add(
                        sum.missing[k],
                        missing[k].length > 0 ? missing[k] : none,
                        other.missing[k].length > 0 ? other.missing[k] : none);
            }
        }
        return sum;
    }

    /** The normal equations of one target over some of the lags, and over the first columns that are known. */
    NormalEquations normalEquations(int target, Lags chosen, int known, boolean withHidden) {
        return normalEquations(List.of(target), chosen, known, withHidden).get(0);
    }

    /** The normal equations of several targets over some of the lags. Those of targets without missing rows share one matrix. */
    List<NormalEquations> normalEquations(List<Integer> ofTargets, Lags chosen, int known, boolean withHidden) {
        int newest = chosen.newest() * channels.length;
        int[] distant = distantColumns(chosen);
        int lagColumns = newest + distant.length;
        IntStream hidden = IntStream.range(shrinkage.length, withHidden ? extras : shrinkage.length);
        int[] extra = IntStream.concat(IntStream.range(0, known), hidden)
                .map(e -> available.count() * channels.length + e)
                .toArray();
        int[] used = new int[lagColumns + extra.length + 1];
        for (int i = 0; i < lagColumns; i++) {
            used[i] = i < newest ? i : distant[i - newest];
        }
        System.arraycopy(extra, 0, used, lagColumns, extra.length);
        used[used.length - 1] = columns() - 1;
        double[] shrunk = new double[used.length];
        System.arraycopy(shrinkage, 0, shrunk, lagColumns, known);
        double[][] shared = NONE;
        List<NormalEquations> equations = new ArrayList<>();
        for (int target : ofTargets) {
            boolean complete = missing[target].length == 0;
            double[][] products = complete && shared.length > 0 ? shared : products(target, used);
            shared = complete ? products : shared;
            double[] with =
                    Arrays.stream(used).mapToDouble(i -> cross[target][i]).toArray();
            equations.add(new NormalEquations(products, with, squares[target], rows[target], shrunk));
        }
        return equations;
    }

    private double[][] products(int target, int[] used) {
        double[][] products = new double[used.length][used.length];
        for (int i = 0; i < used.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[used[i]][used[j]];
                if (missing[target].length > 0) {
                    sum -= missing[target][used[i]][used[j]];
                }
                products[i][j] = sum;
                products[j][i] = sum;
            }
        }
        return products;
    }

    /** Whether the normal equations of two targets over the same lags have the same matrix. */
    boolean sharesMatrix(int target, int other) {
        return target == other || (missing[target].length == 0 && missing[other].length == 0);
    }
}
