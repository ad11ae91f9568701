package io.wavecast.core.rnn;

import java.util.Arrays;

/** Reads the spreads of a network's outputs from its state. Owns scratch space: one per thread. */
public final class SpreadReader {
    private final SpreadHead head;
    private final int[] places; // (channels) position among the outputs of a horizon; −1 for an exogenous channel
    private final int targets;
    private final float[] logs; // (outputs)
    private final double[][] spreads; // (horizons)(channels)

    /**
     * Creates a reader.
     *
     * @param head of a network with the outputs (horizons, targets)
     * @param targets the channels of the outputs
     */
    public SpreadReader(SpreadHead head, TargetChannels targets) {
        this.head = head;
        this.places = targets.places();
        this.targets = targets.count();
        this.logs = new float[head.bias.length];
        this.spreads = new double[logs.length / this.targets][targets.channels()];
        for (double[] byChannel : spreads) {
            Arrays.fill(byChannel, 1); // stays for exogenous channels
        }
    }

    /**
     * Reads the spreads of the forecasts from a state: finite and above 0, and the same bits on every JVM.
     *
     * @return (horizons)(channels), 1 for exogenous channels and where a hidden unit is not a number; valid until the next call
     */
    public double[][] read(NetworkState state) {
        head.weight.plusTimes(head.bias, state.hidden[state.hidden.length - 1], logs);
        for (int h = 0; h < spreads.length; h++) {
            for (int c = 0; c < places.length; c++) {
                if (places[c] >= 0) {
                    int output = h * targets + places[c];
                    float log = Math.max(head.low[output], Math.min(head.high[output], logs[output]));
                    spreads[h][c] = Float.isNaN(log) ? 1 : StrictMath.exp(log);
                }
            }
        }
        return spreads;
    }
}
