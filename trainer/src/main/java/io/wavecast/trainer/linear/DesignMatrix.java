package io.wavecast.trainer.linear;

import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sums of products that heads and linear paths are fitted from. Columns come in groups: the lags of each forecast channel alone, and the
 * lags of all channels together; each group also has what is known of a row's time, and the hidden units of a network, if there are such. Rows are not stored: they are
 * computed again from the slices.
 */
public final class DesignMatrix {
    private final Targets targets;
    private final List<LagMoments> groups = new ArrayList<>();
    private final List<int[]> outputs = new ArrayList<>(); // (groups)(targets of the group)
    private final Optional<RecurrentCells> cells;
    private final List<RowRange> ranges = new ArrayList<>();
    private final double[][] jumps; // (inputs, then hidden) the lower triangle of sums of products

    private DesignMatrix(Targets targets, Optional<RecurrentCells> cells) {
        this.targets = targets;
        this.cells = cells;
        this.jumps = Products.triangle(
                cells.map(used -> used.spec().inputs() + used.spec().hidden()).orElse(0));
    }

    /** The times {@code first}, …, {@code end − 1} of a slice. */
    private record RowRange(SeriesSlice slice, int first, int end) {}

    /** Receives one row after the other. */
    interface RowVisitor {
        /**
         * Receives the row of a time.
         *
         * @param values (time)(channels)
         * @param extra (known, then hidden) what is known of that time, and the units after the sample at that time; shared
         * @param targetValues (outputs) the targets, NaN where unknown; shared
         */
        void visit(double[][] values, int t, float[] extra, double[] targetValues);
    }

    /**
     * Sums up the rows of slices.
     *
     * @param slices inputs as the network sees them
     * @param lags which lags are columns
     * @param cells a network whose hidden units are columns, too
     */
    public static DesignMatrix of(
            List<SeriesSlice> slices, Targets targets, LagCounts lags, Optional<RecurrentCells> cells) {
        return of(slices, targets, lags, cells, lags.longest());
    }

    /**
     * Sums up the rows that have some number of samples before them.
     *
     * @param reach at least as many as the longest lag needs
     */
    public static DesignMatrix of(
            List<SeriesSlice> slices, Targets targets, LagCounts lags, Optional<RecurrentCells> cells, int reach) {
        var matrix = new DesignMatrix(targets, cells);
        int hidden = cells.map(used -> used.spec().hidden()).orElse(0);
        for (int c : targets.predicted().list()) {
            matrix.addGroup(new int[] {c}, lags.own(), hidden);
        }
        if (targets.inputs() > 1 && lags.all().count() > 0) {
            int[] all = new int[targets.inputs()];
            for (int c = 0; c < all.length; c++) {
                all[c] = c;
            }
            matrix.addGroup(all, lags.all(), hidden);
        }
        for (SeriesSlice slice : slices) {
            matrix.add(slice, reach);
        }
        return matrix;
    }

    /**
     * A matrix with the rows of both.
     *
     * @param other with the same columns and targets
     */
    public DesignMatrix plus(DesignMatrix other) {
        var sum = new DesignMatrix(targets, cells);
        sum.outputs.addAll(outputs);
        sum.ranges.addAll(ranges);
        sum.ranges.addAll(other.ranges);
        Products.add(sum.jumps, jumps, other.jumps);
        for (int g = 0; g < groups.size(); g++) {
            sum.groups.add(groups.get(g).plus(other.groups.get(g)));
        }
        return sum;
    }

    private void addGroup(int[] channels, Lags lags, int hidden) {
        int[] own = IntStream.range(0, targets.outputs())
                .filter(output -> Arrays.stream(channels).anyMatch(channel -> channel == targets.channel(output)))
                .toArray();
        outputs.add(own);
        groups.add(new LagMoments(channels, lags, targets.shrinkage(), hidden, own.length));
    }

    private void add(SeriesSlice slice, int lags) {
        int first = Targets.firstTime(slice, lags);
        int end = targets.endTime(slice);
        if (end <= first) {
            return;
        }
        var range = new RowRange(slice, first, end);
        ranges.add(range);
        double[][] groupTargets = new double[groups.size()][];
        for (int g = 0; g < groupTargets.length; g++) {
            groups.get(g).addLagProducts(slice.values(), first, end);
            groupTargets[g] = new double[outputs.get(g).length];
        }
        double[] mean = new double[cells.map(used -> used.spec().hidden()).orElse(0)]; // of the hidden units
        forEachRow(range, (values, t, extra, targetValues) -> {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += extra[targets.known() + j] / (end - first);
            }
            for (int g = 0; g < groupTargets.length; g++) {
                for (int k = 0; k < groupTargets[g].length; k++) {
                    groupTargets[g][k] = targetValues[outputs.get(g)[k]];
                }
                groups.get(g).addRow(values, t, extra, groupTargets[g]);
            }
        });
        if (targets.addsPresent()) { // changes have no level
            cells.ifPresent(
                    used -> used.forEachJump(slice, first, end, mean, answer -> Products.addSquare(jumps, 0, answer)));
        }
    }

    /** Visits every row that was summed up. */
    void forEachRow(RowVisitor visitor) {
        for (RowRange range : ranges) {
            forEachRow(range, visitor);
        }
    }

    private void forEachRow(RowRange range, RowVisitor visitor) {
        SeriesSlice slice = range.slice();
        Optional<HiddenUnits> units = cells.map(used -> used.run(slice));
        double[] targetValues = new double[targets.outputs()];
        int hidden = cells.map(used -> used.spec().hidden()).orElse(0);
        float[] extra = new float[targets.known() + hidden];
        for (int t = units.isPresent() ? 0 : range.first(); t < range.end(); t++) {
            if (units.isPresent()) {
                System.arraycopy(units.get().advance(t), 0, extra, targets.known(), hidden);
            }
            if (t >= range.first()) {
                targets.readKnown(slice, t, extra);
                targets.read(slice, t, targetValues);
                visitor.visit(slice.values(), t, extra, targetValues);
            }
        }
    }

    /** First one group for each channel that is forecast, then the group of all channels, if there is one. */
    List<LagMoments> groups() {
        return groups;
    }

    /**
     * The regression of some targets of a group.
     *
     * @param equations of the targets, over the lags, the first columns that are known, and the hidden units where they are used
     */
    Ridge ridge(List<NormalEquations> equations, int group, Lags lags, int known, boolean withCells) {
        if (!withCells || !targets.addsPresent()) {
            return new Ridge(equations, Ridge.Levels.NONE);
        }
        int[] channels = groups.get(group).channels();
        int inputs = targets.inputs();
        int lagColumns = lags.count() * channels.length;
        int[] places = IntStream.range(0, lagColumns + known + jumps.length - inputs)
                .map(i -> i < lagColumns
                        ? channels[i % channels.length]
                        : i < lagColumns + known ? -1 : i - lagColumns - known + inputs)
                .toArray();
        long rows =
                ranges.stream().mapToLong(range -> range.end() - range.first()).sum();
        return new Ridge(equations, new Ridge.Levels(jumps, inputs, places, rows));
    }

    /** The outputs that are targets of a group, in the group's order. */
    int[] outputs(int group) {
        return outputs.get(group);
    }

    /** The position of an output among the targets of a group. */
    int targetIndex(int group, int output) {
        int[] own = outputs.get(group);
        for (int k = 0; k < own.length; k++) {
            if (own[k] == output) {
                return k;
            }
        }
        throw new IllegalStateException("group " + group + " does not forecast output " + output);
    }

    /** The number of rows of the output that has the fewest. */
    public long rows() {
        long rows = Long.MAX_VALUE;
        for (int k = 0; k < targets.horizonCount(); k++) {
            for (int c = 0; c < targets.predicted().count(); c++) {
                rows = Math.min(rows, groups.get(c).rows(k));
            }
        }
        return rows;
    }
}
