package io.wavecast.core.rnn;

import java.util.Arrays;

/**
 * Gated recurrent unit, gates stacked as r, z, n, in PyTorch's sign.
 *
 * <pre>
 *  r, z = sigmoid(W·x + b_ih + U·h + b_hh)
 *  n    = tanh(W·x + b_ih + r * (U·h + b_hh))      reset after the recurrent product: PyTorch, cuDNN
 *  n    = tanh(W·x + b_ih + U·(r * h) + b_hh)      reset before it: Cho et al. 2014
 *  h'   = (1 − z) * n + z * h
 * </pre>
 */
abstract sealed class GruCell implements RnnCell {

    /** {@code h' = n + z · (h − n)}, with z and n where the gates have them. */
    private static void blend(float[] h, float[] update, int updateAt, float[] candidate, int candidateAt) {
        for (int j = 0; j < h.length; j++) {
            float n = candidate[candidateAt + j];
            h[j] = Math.fma(update[updateAt + j], h[j] - n, n);
        }
    }

    /** Reset gate after the recurrent product. */
    static final class ResetAfter extends GruCell {
        private final Matrix input; // (3·hidden, inputs)
        private final Matrix recurrent; // (3·hidden, hidden)
        private final float[] inputBias; // (3·hidden)
        private final float[] recurrentBias; // (3·hidden)

        ResetAfter(LayerWeights weights) {
            this.input = weights.input();
            this.recurrent = weights.recurrent();
            this.inputBias = weights.inputBias();
            this.recurrentBias = weights.recurrentBias();
        }

        @Override
        public void step(float[] x, float[] h, float[] c, CellScratch scratch) {
            int n = h.length;
            float[] gates = scratch.gates;
            float[] past = scratch.recurrent;
            System.arraycopy(inputBias, 0, gates, 0, gates.length);
            System.arraycopy(recurrentBias, 0, past, 0, past.length);
            input.timesInto(x, gates);
            recurrent.timesInto(h, past);
            for (int j = 0; j < 2 * n; j++) {
                gates[j] += past[j];
            }
            Activations.sigmoid(gates, 0, 2 * n);
            for (int j = 0; j < n; j++) {
                gates[2 * n + j] = Math.fma(gates[j], past[2 * n + j], gates[2 * n + j]);
            }
            Activations.tanh(gates, 2 * n, 3 * n);
            blend(h, gates, n, gates, 2 * n);
        }
    }

    /** Reset gate before the recurrent product. */
    static final class ResetBefore extends GruCell {
        private final Matrix inputToGates; // (2·hidden, inputs) r, z
        private final Matrix inputToCandidate; // (hidden, inputs) n
        private final Matrix pastToGates; // (2·hidden, hidden)
        private final Matrix pastToCandidate; // (hidden, hidden)
        private final float[] gatesBias; // (2·hidden)
        private final float[] candidateBias; // (hidden)

        ResetBefore(LayerWeights weights) {
            int n = weights.recurrent().columns();
            float[] bias = RnnCell.sum(weights.inputBias(), weights.recurrentBias());
            this.inputToGates = rows(weights.input(), 0, 2 * n);
            this.inputToCandidate = rows(weights.input(), 2 * n, 3 * n);
            this.pastToGates = rows(weights.recurrent(), 0, 2 * n);
            this.pastToCandidate = rows(weights.recurrent(), 2 * n, 3 * n);
            this.gatesBias = Arrays.copyOfRange(bias, 0, 2 * n);
            this.candidateBias = Arrays.copyOfRange(bias, 2 * n, 3 * n);
        }

        @Override
        public void step(float[] x, float[] h, float[] c, CellScratch scratch) {
            int n = h.length;
            float[] gates = scratch.resetAndUpdate;
            float[] candidate = scratch.candidate;
            float[] gated = scratch.gated;
            System.arraycopy(gatesBias, 0, gates, 0, gates.length);
            System.arraycopy(candidateBias, 0, candidate, 0, candidate.length);
            inputToGates.timesInto(x, gates);
            pastToGates.timesInto(h, gates);
            Activations.sigmoid(gates, 0, 2 * n);
            for (int j = 0; j < n; j++) {
                gated[j] = gates[j] * h[j];
            }
            inputToCandidate.timesInto(x, candidate);
            pastToCandidate.timesInto(gated, candidate);
            Activations.tanh(candidate, 0, n);
            blend(h, gates, n, candidate, 0);
        }

        private static Matrix rows(Matrix matrix, int from, int to) {
            int columns = matrix.columns();
            return Matrix.fromRowMajor(
                    to - from, columns, Arrays.copyOfRange(matrix.toRowMajor(), from * columns, to * columns));
        }
    }
}
