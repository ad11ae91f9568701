package io.wavecast.core.rnn;

/**
 * Long short-term memory with a forget gate (Gers, Schmidhuber and Cummins 2000), gates stacked as i, f, g, o.
 *
 * <pre>
 *  i, f, o = sigmoid(W·x + b_ih + U·h + b_hh)
 *  g       = tanh   (W·x + b_ih + U·h + b_hh)
 *  c'      = f * c + i * g
 *  h'      = o * tanh(c')
 * </pre>
 */
final class LstmCell implements RnnCell {
    private final Matrix input; // (4·hidden, inputs)
    private final Matrix recurrent; // (4·hidden, hidden)
    private final float[] bias; // (4·hidden)

    LstmCell(LayerWeights weights) {
        this.input = weights.input();
        this.recurrent = weights.recurrent();
        this.bias = RnnCell.sum(weights.inputBias(), weights.recurrentBias());
    }

    @Override
    public void step(float[] x, float[] h, float[] c, CellScratch scratch) {
        float[] gates = scratch.gates;
        int n = h.length;
        System.arraycopy(bias, 0, gates, 0, bias.length);
        input.timesInto(x, gates);
        recurrent.timesInto(h, gates);
        Activations.sigmoid(gates, 0, 2 * n);
        Activations.tanh(gates, 2 * n, 3 * n);
        Activations.sigmoid(gates, 3 * n, 4 * n);
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(gates[n + j], c[j], gates[j] * gates[2 * n + j]);
            h[j] = c[j];
        }
        Activations.tanh(h, 0, n);
        for (int j = 0; j < n; j++) {
            h[j] *= gates[3 * n + j];
        }
    }
}
