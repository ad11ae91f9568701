package io.wavecast.core.model;

import io.wavecast.core.rnn.NetworkState;
import org.jspecify.annotations.Nullable;

/** The state of a series under one model version. {@link ModelRunner} updates it in place. */
public final class HiddenState {
    final NetworkState network;
    final double[] level; // (channels) newest scaled input, NaN before the first
    private @Nullable SeriesScale scale; // the series' own; null if all series of the model have one

    /**
     * Creates a state. The arguments are not copied.
     *
     * @param network the state of the model's network
     * @param level (channels) the newest scaled input; NaN before the first
     */
    public HiddenState(NetworkState network, double[] level) {
        this.network = network;
        this.level = level;
    }

    /** The state of the model's network; shared. */
    public NetworkState network() {
        return network;
    }

    /** The newest scaled input before differencing, (channels); NaN before the first. Shared. */
    public double[] level() {
        return level;
    }

    /** Center and scale of the series; null if all series of the model have the same. Shared. */
    public @Nullable SeriesScale scale() {
        return scale;
    }

    /** Replaces center and scale of the series; not copied. */
    public void setScale(@Nullable SeriesScale other) {
        scale = other;
    }

    /** A channel's value in the user's units. */
    double unscaled(Scaling scaling, int channel, double scaled) {
        double value = scaling.unscaled(channel, scaled);
        return scale == null ? value : scale.unscaled(channel, value);
    }

    /** Copies the network's state; center and scale are shared. */
    void copyFrom(HiddenState other) {
        scale = other.scale;
        network.copyFrom(other.network);
        System.arraycopy(other.level, 0, level, 0, level.length);
    }
}
