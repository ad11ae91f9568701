package io.wavecast.core.rnn;

class ElmanTanhCellTest extends RnnCellContract {
    @Override
    NetworkSpec spec(int inputs, int hidden) {
        return new NetworkSpec(CellKind.ELMAN, inputs, hidden, 1, 2, 0, HeadActivation.IDENTITY, false, false);
    }

    @Override
    void reference(double[] input, double[] h, double[] c, LayerWeights weights) {
        double[] past = Reference.affine(weights.recurrent(), h, weights.recurrentBias());
        for (int j = 0; j < h.length; j++) {
            h[j] = Math.tanh(input[j] + past[j]);
        }
    }
}
