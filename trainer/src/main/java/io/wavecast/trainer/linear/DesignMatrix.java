package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sums that heads and linear paths are fitted from: of each channel's own lags, and of all channels' lags together, each beside
 * the hidden units of a network, if there is one.
 */
public final class DesignMatrix {
    private final Targets targets;
    private final List<LagMoments> groups = new ArrayList<>();
    private final List<int[]> outputs = new ArrayList<>(); // (groups)(targets of the group)
    private final Optional<Cells> cells;
    private final List<Run> runs = new ArrayList<>();

    private DesignMatrix(Targets targets, Optional<Cells> cells) {
        this.targets = targets;
        this.cells = cells;
    }

    /** Rows of a part. @param from the first; @param to behind the last */
    private record Run(SeriesSlice part, int from, int to) {}

    /** One row: the columns at a time, and what was wanted then. */
    interface Row {
        /**
         * @param values (time)(channels)
         * @param hidden (hidden) units after that time's sample, empty without cells; shared
         * @param wanted (outputs) NaN where unknown; shared
         */
        void at(double[][] values, int t, float[] hidden, double[] wanted);
    }

    /**
     * @param parts inputs as the network sees them
     * @param reach how far back each group of channels looks
     * @param cells a network whose hidden units are columns, too
     */
    public static DesignMatrix of(List<SeriesSlice> parts, Targets targets, Reach reach, Optional<Cells> cells) {
        var columns = new DesignMatrix(targets, cells);
        int hidden = cells.map(used -> used.spec().hidden()).orElse(0);
        for (int c = 0; c < targets.channels(); c++) {
            columns.group(new int[] {c}, reach.own(), hidden);
        }
        if (targets.channels() > 1 && reach.all() > 0) {
            int[] all = new int[targets.channels()];
            for (int c = 0; c < all.length; c++) {
                all[c] = c;
            }
            columns.group(all, reach.all(), hidden);
        }
        for (SeriesSlice part : parts) {
            columns.add(part, reach.longest());
        }
        return columns;
    }

    /** Both together. */
    public DesignMatrix plus(DesignMatrix other) {
        var sum = new DesignMatrix(targets, cells);
        sum.outputs.addAll(outputs);
        sum.runs.addAll(runs);
        sum.runs.addAll(other.runs);
        for (int g = 0; g < groups.size(); g++) {
            sum.groups.add(groups.get(g).plus(other.groups.get(g)));
        }
        return sum;
    }

    private void group(int[] channels, int lags, int hidden) {
        int[] of = new int[targets.outputs() / targets.channels() * channels.length];
        int at = 0;
        for (int output = 0; output < targets.outputs(); output++) {
            for (int channel : channels) {
                if (targets.channel(output) == channel) {
                    of[at++] = output;
                }
            }
        }
        outputs.add(of);
        groups.add(new LagMoments(channels, lags, hidden, of.length));
    }

    private void add(SeriesSlice part, int lags) {
        int from = Targets.from(part, lags);
        int to = targets.to(part);
        if (to <= from) {
            return;
        }
        var run = new Run(part, from, to);
        runs.add(run);
        double[][] each = new double[groups.size()][];
        for (int g = 0; g < each.length; g++) {
            groups.get(g).addRun(part.values(), from, to);
            each[g] = new double[outputs.get(g).length];
        }
        eachRow(run, (values, t, hidden, wanted) -> {
            for (int g = 0; g < each.length; g++) {
                for (int k = 0; k < each[g].length; k++) {
                    each[g][k] = wanted[outputs.get(g)[k]];
                }
                groups.get(g).addRow(values, t, hidden, each[g]);
            }
        });
    }

    /** Goes through all that was summed once more. */
    void eachRow(Row row) {
        for (Run run : runs) {
            eachRow(run, row);
        }
    }

    private void eachRow(Run run, Row row) {
        SeriesSlice part = run.part();
        var walk = cells.map(used -> used.walk(part));
        double[] wanted = new double[targets.outputs()];
        float[] none = new float[0];
        for (int t = walk.isPresent() ? 0 : run.from(); t < run.to(); t++) {
            float[] hidden = walk.isPresent() ? walk.get().step(t) : none;
            if (t >= run.from()) {
                targets.at(part, t, wanted);
                row.at(part.values(), t, hidden, wanted);
            }
        }
    }

    public List<LagMoments> groups() {
        return groups;
    }

    /** The outputs that are a group's targets, in their order. */
    int[] outputs(int group) {
        return outputs.get(group);
    }

    /** Rows of the output with the fewest. */
    public long rows() {
        long rows = Long.MAX_VALUE;
        for (int k = 0; k < targets.outputs() / targets.channels(); k++) {
            for (int c = 0; c < targets.channels(); c++) {
                rows = Math.min(rows, groups.get(c).rows(k));
            }
        }
        return rows;
    }

    /**
     * How many lags are columns.
     *
     * @param own of the channel that is forecast
     * @param all of each channel, where those of all channels are used
     */
    public record Reach(int own, int all) {
        int longest() {
            return Math.max(own, all);
        }
    }

    /**
     * A network's cells.
     *
     * @param spec without a linear path
     */
    public record Cells(NetworkSpec spec, Weights weights) {
        public Walk walk(SeriesSlice part) {
            return new Walk(new Network(spec, weights), part);
        }
    }

    /** A network on its way through a part, step by step from its begin. */
    public static final class Walk {
        private final Network network;
        private final Network.Scratch scratch;
        private final NetworkState state;
        private final double[][] values;
        private final float[] in; // (inputs)
        private final float[] out; // (outputs)

        private Walk(Network network, SeriesSlice part) {
            this.network = network;
            this.scratch = network.scratch();
            this.state = network.fresh();
            this.values = part.values();
            this.in = new float[network.spec().inputs()];
            this.out = new float[network.spec().outputs()];
        }

        /** (hidden) the last layer's hidden units after that time's sample; shared. */
        public float[] step(int t) {
            for (int c = 0; c < in.length; c++) {
                in[c] = (float) values[t][c];
            }
            network.step(state, in, out, scratch);
            return state.hidden()[network.spec().layers() - 1];
        }

        /** (outputs) what that step said; shared. */
        public float[] said() {
            return out;
        }
    }
}
