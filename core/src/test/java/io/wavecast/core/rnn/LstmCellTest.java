package io.wavecast.core.rnn;

class LstmCellTest extends RnnCellContract {
    @Override
    NetworkSpec spec(int inputs, int hidden) {
        return NetworkSpec.builder(CellKind.LSTM)
                .inputs(inputs)
                .hidden(hidden)
                .outputs(2)
                .relu(relu())
                .build();
    }

    @Override
    void reference(double[] input, double[] h, double[] c, LayerWeights weights) {
        double[] past = Reference.affine(weights.recurrent(), h, weights.recurrentBias());
        int n = h.length;
        for (int j = 0; j < n; j++) {
            double i = Reference.sigmoid(input[j] + past[j]);
            double f = Reference.sigmoid(input[n + j] + past[n + j]);
            double g = activated(input[2 * n + j] + past[2 * n + j]);
            double o = Reference.sigmoid(input[3 * n + j] + past[3 * n + j]);
            c[j] = f * c[j] + i * g;
            h[j] = o * activated(c[j]);
        }
    }

    boolean relu() {
        return false;
    }

    private double activated(double sum) {
        return relu() ? Math.max(0, sum) : Math.tanh(sum);
    }
}
