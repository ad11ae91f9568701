package io.wavecast.streams.series.codec;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.rnn.NetworkState;
import java.util.Optional;

/** The binary form of an optional hidden state: layers of hidden and cell state, lags, level. */
final class HiddenStateBytes {
    private static final String CONTENT = "the hidden state";

    private HiddenStateBytes() {}

    static void write(Optional<HiddenState> hidden, BinaryWriter out) {
        out.putByte(hidden.isPresent() ? 1 : 0);
        hidden.ifPresent(state -> {
            NetworkState network = state.network();
            int layers = network.hidden().length;
            out.putInt(layers);
            for (int layer = 0; layer < layers; layer++) {
                out.putFloats(network.hidden()[layer]);
                out.putFloats(network.cell()[layer]);
            }
            out.putFloats(network.lags());
            out.putDoubles(state.level());
        });
    }

    static Optional<HiddenState> read(BinaryReader in) {
        if (!in.getFlag("the flag of the hidden state")) {
            return Optional.empty();
        }
        int layers = in.getCount(2 * Integer.BYTES, "layers");
        float[][] hidden = new float[layers][];
        float[][] cell = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            hidden[layer] = in.getFloats(CONTENT);
            cell[layer] = in.getFloats(CONTENT);
        }
        NetworkState network = new NetworkState(hidden, cell, in.getFloats("lags"));
        return Optional.of(new HiddenState(network, in.getDoubles("levels")));
    }
}
