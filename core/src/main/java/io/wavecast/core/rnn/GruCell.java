package io.wavecast.core.rnn;

import java.util.Arrays;

/**
 * Gated recurrent unit, gates stacked as r, z, n, with PyTorch's sign of z.
 *
 * <pre>
 *  r, z = sigmoid(W·x + b_ih + U·h + b_hh)
 *  n    = tanh(W·x + b_ih + r * (U·h + b_hh))      reset after the recurrent product: PyTorch, cuDNN
 *  n    = tanh(W·x + b_ih + U·(r * h) + b_hh)      reset before it: Cho et al. 2014
 *  h'   = (1 − z) * n + z * h                      relu replaces tanh if the spec says so
 * </pre>
 */
abstract sealed class GruCell implements RnnCell {
    final boolean relu; // in place of the candidate's tanh

    private GruCell(boolean relu) {
        this.relu = relu;
    }

    /** {@code h' = n + z · (h − n)}. */
    private static void blend(float[] z, float[] n, float[] h) {
        for (int j = 0; j < h.length; j++) {
            h[j] = Math.fma(z[j], h[j] - n[j], n[j]);
        }
    }

    /** Reset gate after the recurrent product. */
    static final class ResetAfter extends GruCell {
        private final Matrix input; // (3·hidden, inputs)
        private final Matrix recurrent; // (3·hidden, hidden)
        private final float[] inputBias; // (3·hidden)
        private final float[] recurrentBias; // (3·hidden)

        ResetAfter(LayerWeights weights, boolean relu) {
            super(relu);
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
            input.plusTimes(inputBias, x, gates);
            recurrent.plusTimes(recurrentBias, h, past);
            // Separate arrays: loops with an offset into a common array are not vectorised.
            float[] reset = scratch.perGate[0];
            float[] update = scratch.perGate[1];
            float[] candidate = scratch.perGate[2];
            System.arraycopy(past, 2 * n, scratch.gated, 0, n);
            System.arraycopy(gates, 2 * n, candidate, 0, n);
            add(past, gates);
            Activations.sigmoid(gates);
            System.arraycopy(gates, 0, reset, 0, n);
            System.arraycopy(gates, n, update, 0, n);
            addTimes(reset, scratch.gated, candidate);
            RnnCell.activate(candidate, relu);
            blend(update, candidate, h);
        }

        private static void add(float[] a, float[] to) {
            for (int j = 0; j < to.length; j++) {
                to[j] += a[j];
            }
        }

        private static void addTimes(float[] a, float[] b, float[] to) {
            for (int j = 0; j < to.length; j++) {
                to[j] = Math.fma(a[j], b[j], to[j]);
            }
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

        ResetBefore(LayerWeights weights, boolean relu) {
            super(relu);
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
            inputToGates.plusTimes(gatesBias, x, gates);
            pastToGates.timesInto(h, gates);
            Activations.sigmoid(gates);
            System.arraycopy(gates, 0, gated, 0, n);
            System.arraycopy(gates, n, scratch.perGate[1], 0, n);
            times(h, gated);
            inputToCandidate.plusTimes(candidateBias, x, candidate);
            pastToCandidate.timesInto(gated, candidate);
            RnnCell.activate(candidate, relu);
            blend(scratch.perGate[1], candidate, h);
        }

        private static void times(float[] a, float[] by) {
            for (int j = 0; j < by.length; j++) {
                by[j] *= a[j];
            }
        }

        private static Matrix rows(Matrix matrix, int from, int to) {
            int columns = matrix.columns();
            return Matrix.fromRowMajor(
                    to - from, columns, Arrays.copyOfRange(matrix.toRowMajor(), from * columns, to * columns));
        }
    }
}
