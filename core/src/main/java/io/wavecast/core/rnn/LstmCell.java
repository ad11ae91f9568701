package io.wavecast.core.rnn;

import java.util.Arrays;

/**
 * Long short-term memory with a forget gate (Gers, Schmidhuber and Cummins 2000), gates stacked as i, f, g, o.
 *
 * <pre>
 *  i, f, o = sigmoid(W·x + b_ih + U·h + b_hh)
 *  g       = tanh   (W·x + b_ih + U·h + b_hh)
 *  c'      = f * c + i * g
 *  h'      = o * tanh(c')                               relu replaces both tanh if the spec says so
 * </pre>
 *
 * <p>{@code sigmoid(a) = ½ + ½ · tanh(a / 2)}: the constructor halves the rows of i, f and o, so that one loop computes
 * all gates. A factor of a power of two changes no bit of a sum.
 */
final class LstmCell implements RnnCell {
    /** Factor of the gates' rows: {@link Activations#tanhOfTwice} doubles its argument. */
    private static final float GATE = 0.25f;

    private static final float CANDIDATE = 0.5f;

    private final Matrix input; // (4·hidden, inputs), rows scaled
    private final Matrix recurrent; // (4·hidden, hidden), rows scaled
    private final float[] bias; // (4·hidden), scaled
    private final boolean relu; // in place of tanh, for candidate and cell state

    LstmCell(LayerWeights weights, boolean relu) {
        int n = weights.recurrent().columns();
        float[] factors = new float[4 * n];
        Arrays.fill(factors, GATE);
        Arrays.fill(factors, 2 * n, 3 * n, relu ? 1 : CANDIDATE);
        this.relu = relu;
        this.input = weights.input().withRowsTimes(factors);
        this.recurrent = weights.recurrent().withRowsTimes(factors);
        this.bias = RnnCell.sum(weights.inputBias(), weights.recurrentBias());
        for (int r = 0; r < bias.length; r++) {
            bias[r] *= factors[r];
        }
    }

    @Override
    public void step(float[] x, float[] h, float[] c, CellScratch scratch) {
        float[] gates = scratch.gates;
        input.plusTimes(bias, x, gates);
        recurrent.timesInto(h, gates);
        int n = h.length;
        if (relu) {
            System.arraycopy(gates, 2 * n, scratch.candidate, 0, n);
        }
        Activations.tanhOfTwice(gates);
        // Separate arrays: loops with an offset into a common array are not vectorised.
        float[][] perGate = scratch.perGate;
        for (int gate = 0; gate < perGate.length; gate++) {
            System.arraycopy(gates, gate * n, perGate[gate], 0, n);
        }
        if (relu) {
            Activations.relu(scratch.candidate);
            updateCell(perGate[0], perGate[1], scratch.candidate, c);
            outputRelu(perGate[3], c, h);
        } else {
            updateCell(perGate[0], perGate[1], perGate[2], c);
            output(perGate[3], c, h);
        }
    }

    private static void updateCell(float[] i, float[] f, float[] g, float[] c) {
        for (int j = 0; j < c.length; j++) {
            c[j] = Math.fma(gate(f[j]), c[j], gate(i[j]) * g[j]);
        }
    }

    private static void output(float[] o, float[] c, float[] h) {
        for (int j = 0; j < h.length; j++) {
            h[j] = Activations.tanhOfTwice(0.5f * c[j]) * gate(o[j]);
        }
    }

    private static void outputRelu(float[] o, float[] c, float[] h) {
        for (int j = 0; j < h.length; j++) {
            h[j] = Math.max(0, c[j]) * gate(o[j]);
        }
    }

    private static float gate(float tanhOfHalf) {
        return Math.fma(0.5f, tanhOfHalf, 0.5f);
    }
}
