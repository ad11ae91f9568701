package io.wavecast.experiments.sentiment;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;

/**
 * An LSTM that reads reviews.
 *
 * @param both whether from both ends
 * @param drops whether parts are dropped while it learns: of the words 20 %, of what a layer sees 30 %
 * @param dropsStates whether 20 % of the hidden state are, too
 */
record LstmVariant(String name, int layers, boolean both, boolean drops, boolean dropsStates) {
    static final LstmVariant UNDROPPED = new LstmVariant("lstm, without dropout", 1, false, false, false);
    static final LstmVariant PLAIN = new LstmVariant("lstm", 1, false, true, false);
    static final LstmVariant RECURRENT = new LstmVariant("lstm, recurrent dropout", 1, false, true, true);
    static final LstmVariant STACKED = new LstmVariant("lstm, 2 layers", 2, false, true, false);
    static final LstmVariant BIDIRECTIONAL = new LstmVariant("lstm, bidirectional", 1, true, true, false);

    private static final int EMBEDDING = 32;
    private static final int HIDDEN = 32;
    private static final double WORDS_DROPPED = 0.2;
    private static final double DROPPED = 0.3;
    private static final double STATES_DROPPED = 0.2;

    NetworkSpec spec(int vocabulary) {
        NetworkSpec spec = new NetworkSpec(CellKind.LSTM, 1, HIDDEN, layers, 1, 0, HeadActivation.SIGMOID, false, false)
                .withTokens(vocabulary, EMBEDDING);
        return both ? spec.inBothDirections() : spec;
    }

    TrainingSpec training(long seed) {
        return new TrainingSpec(
                Loss.CROSS_ENTROPY, drops ? DROPPED : 0, dropsStates ? STATES_DROPPED : 0, 1, 0, false, seed);
    }

    /** Share of words that are taken for unknown ones while it learns: rare words are learned by heart otherwise. */
    double wordsDropped() {
        return drops ? WORDS_DROPPED : 0;
    }

    /** All that is learned, the words' vectors included. */
    long weights(int vocabulary) {
        NetworkSpec spec = spec(vocabulary);
        long weights = (long) vocabulary * EMBEDDING + spec.directions() * HIDDEN + 1L;
        for (int layer = 0; layer < layers; layer++) {
            weights += (long) spec.directions() * spec.cell().gates() * HIDDEN * (spec.seenBy(layer) + HIDDEN + 2L);
        }
        return weights;
    }
}
