package io.wavecast.core.rnn;

/**
 * Elman's cell (Elman 1990, "Finding Structure in Time").
 *
 * <pre>  h' = tanh(W·x + b_ih + U·h + b_hh)      or relu in place of tanh  </pre>
 */
final class ElmanCell implements RnnCell {
    private final Matrix input; // (hidden, inputs)
    private final Matrix recurrent; // (hidden, hidden)
    private final float[] bias; // (hidden)
    private final boolean relu;

    ElmanCell(LayerWeights weights, boolean relu) {
        this.input = weights.input();
        this.recurrent = weights.recurrent();
        this.bias = RnnCell.sum(weights.inputBias(), weights.recurrentBias());
        this.relu = relu;
    }

    @Override
    public void step(float[] x, float[] h, float[] c, CellScratch scratch) {
        float[] gates = scratch.gates;
        input.plusTimes(bias, x, gates);
        recurrent.timesInto(h, gates);
        RnnCell.activate(gates, relu);
        System.arraycopy(gates, 0, h, 0, h.length);
    }
}
