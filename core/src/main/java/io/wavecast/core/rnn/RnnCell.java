package io.wavecast.core.rnn;

/** The arithmetic of one layer: a function of weights, state and input. Immutable, shared by every thread. */
sealed interface RnnCell permits ElmanCell, LstmCell, GruCell {
    /**
     * One step.
     *
     * @param x (inputs), left as it is
     * @param h (hidden) moved on
     * @param c (hidden) moved on, for LSTM; otherwise (0)
     */
    void step(float[] x, float[] h, float[] c, CellScratch scratch);

    static RnnCell of(NetworkSpec spec, LayerWeights weights) {
        return switch (spec.cell()) {
            case ELMAN -> new ElmanCell(weights, spec.relu());
            case LSTM -> new LstmCell(weights, spec.relu());
            case GRU ->
                spec.resetAfter()
                        ? new GruCell.ResetAfter(weights, spec.relu())
                        : new GruCell.ResetBefore(weights, spec.relu());
            case NONE -> throw new IllegalArgumentException("a network without a cell has no layers");
        };
    }

    /** {@code tanh}, or {@code relu} in its place. */
    static void activate(float[] a, boolean relu) {
        if (relu) {
            Activations.relu(a);
        } else {
            Activations.tanh(a);
        }
    }

    /** Both biases of a layer, where the equation only ever adds them. */
    static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }
}
