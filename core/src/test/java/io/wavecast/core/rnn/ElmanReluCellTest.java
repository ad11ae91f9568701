package io.wavecast.core.rnn;

class ElmanReluCellTest extends RnnCellContract {
    @Override
    NetworkSpec spec(int inputs, int hidden) {
        return NetworkSpec.builder(CellKind.ELMAN)
                .inputs(inputs)
                .hidden(hidden)
                .outputs(2)
                .relu(true)
                .build();
    }

    @Override
    void reference(double[] input, double[] h, double[] c, LayerWeights weights) {
        double[] past = Reference.affine(weights.recurrent(), h, weights.recurrentBias());
        for (int j = 0; j < h.length; j++) {
            h[j] = Math.max(0, input[j] + past[j]);
        }
    }
}
