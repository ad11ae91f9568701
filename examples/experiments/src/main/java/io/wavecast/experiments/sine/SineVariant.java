package io.wavecast.experiments.sine;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import java.util.Locale;

/**
 * A kind of network and its training.
 *
 * @param relu {@code max(0, ·)} in place of {@code tanh}
 */
record SineVariant(CellKind cell, boolean relu, int layers, double dropout, double recurrentDropout) {
    private static final int HIDDEN = 50;

    static SineVariant of(CellKind cell) {
        return new SineVariant(cell, false, 1, 0, 0);
    }

    String name() {
        return cell.name().toLowerCase(Locale.ROOT)
                + (relu ? ", relu" : "")
                + (layers > 1 ? ", " + layers + " layers" : "")
                + (dropout > 0 ? ", dropout " + dropout : "")
                + (recurrentDropout > 0 ? ", recurrent dropout " + recurrentDropout : "");
    }

    NetworkSpec spec() {
        return NetworkSpec.builder(cell)
                .hidden(HIDDEN)
                .layers(layers)
                .resetAfter(cell == CellKind.GRU)
                .relu(relu)
                .build();
    }
}
