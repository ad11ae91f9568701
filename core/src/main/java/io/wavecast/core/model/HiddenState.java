package io.wavecast.core.model;

import io.wavecast.core.rnn.NetworkState;

/** What a series carries from sample to sample under one model version. Written in place by {@link ModelRunner}. */
public final class HiddenState {
    final NetworkState network;
    final double[] level; // (channels) newest scaled input, NaN before the first

    /** Not copied. */
    public HiddenState(NetworkState network, double[] level) {
        this.network = network;
        this.level = level;
    }

    public NetworkState network() {
        return network;
    }

    /** (channels) the newest input, scaled, before differencing; NaN before the first. */
    public double[] level() {
        return level;
    }

    void copyFrom(HiddenState other) {
        network.copyFrom(other.network);
        System.arraycopy(other.level, 0, level, 0, level.length);
    }
}
