package io.wavecast.core.rnn;

class GruResetAfterCellTest extends RnnCellContract {
    @Override
    NetworkSpec spec(int inputs, int hidden) {
        return NetworkSpec.builder(CellKind.GRU)
                .inputs(inputs)
                .hidden(hidden)
                .outputs(2)
                .resetAfter(true)
                .relu(relu())
                .build();
    }

    @Override
    void reference(double[] input, double[] h, double[] c, LayerWeights weights) {
        double[] past = Reference.affine(weights.recurrent(), h, weights.recurrentBias());
        int n = h.length;
        for (int j = 0; j < n; j++) {
            double r = Reference.sigmoid(input[j] + past[j]);
            double z = Reference.sigmoid(input[n + j] + past[n + j]);
            double candidate = activated(input[2 * n + j] + r * past[2 * n + j]);
            h[j] = (1 - z) * candidate + z * h[j];
        }
    }

    boolean relu() {
        return false;
    }

    private double activated(double sum) {
        return relu() ? Math.max(0, sum) : Math.tanh(sum);
    }
}
