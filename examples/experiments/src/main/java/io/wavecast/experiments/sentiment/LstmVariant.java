package io.wavecast.experiments.sentiment;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;

/**
 * A kind of LSTM and its training.
 *
 * @param bidirectional whether it reads a review from both ends
 * @param dropout whether 20 % of the words and 30 % of each layer's inputs are dropped in training
 * @param recurrentDropout whether 20 % of the hidden state is dropped in training, too
 */
record LstmVariant(String name, int layers, boolean bidirectional, boolean dropout, boolean recurrentDropout) {
    static final LstmVariant NO_DROPOUT = new LstmVariant("lstm, without dropout", 1, false, false, false);
    static final LstmVariant PLAIN = new LstmVariant("lstm", 1, false, true, false);
    static final LstmVariant RECURRENT_DROPOUT = new LstmVariant("lstm, recurrent dropout", 1, false, true, true);
    static final LstmVariant STACKED = new LstmVariant("lstm, 2 layers", 2, false, true, false);
    static final LstmVariant BIDIRECTIONAL = new LstmVariant("lstm, bidirectional", 1, true, true, false);

    private static final int EMBEDDING = 32;
    private static final int HIDDEN = 32;
    private static final double WORD_DROPOUT = 0.2;
    private static final double DROPOUT = 0.3;
    private static final double STATE_DROPOUT = 0.2;

    NetworkSpec spec(int vocabulary) {
        NetworkSpec spec = NetworkSpec.builder(CellKind.LSTM)
                .hidden(HIDDEN)
                .layers(layers)
                .headActivation(HeadActivation.SIGMOID)
                .build()
                .toBuilder()
                .tokens(vocabulary, EMBEDDING)
                .build();
        return bidirectional ? spec.toBuilder().bidirectional(true).build() : spec;
    }

    TrainingSpec training(long seed) {
        return new TrainingSpec(
                Loss.CROSS_ENTROPY, dropout ? DROPOUT : 0, recurrentDropout ? STATE_DROPOUT : 0, 1, 0, false, seed);
    }

    /** Share of words that training replaces by the unknown word, so that the network does not memorise rare words. */
    double wordDropout() {
        return dropout ? WORD_DROPOUT : 0;
    }

    /** Number of trained weights, including the word vectors. */
    long weights(int vocabulary) {
        NetworkSpec spec = spec(vocabulary);
        long weights = (long) vocabulary * EMBEDDING + (long) spec.directions() * HIDDEN + 1L;
        for (int layer = 0; layer < layers; layer++) {
            weights += (long) spec.directions() * spec.cell().gates() * HIDDEN * (spec.inputsOf(layer) + HIDDEN + 2L);
        }
        return weights;
    }
}
