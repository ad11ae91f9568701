package io.wavecast.core.rnn;

/** The arithmetic of one layer: a function of weights, state and input. Immutable and thread-safe. */
sealed interface RnnCell permits ElmanCell, LstmCell, GruCell {
    /**
     * Advances the state by one step.
     *
     * @param x (inputs), unchanged
     * @param h (hidden) updated
     * @param c (hidden) updated, for LSTM; (0) otherwise
     */
    void step(float[] x, float[] h, float[] c, CellScratch scratch);

    static RnnCell create(NetworkSpec spec, LayerWeights weights) {
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

    /** Applies {@code tanh} or {@code relu} in place. */
    static void activate(float[] a, boolean relu) {
        if (relu) {
            Activations.relu(a);
        } else {
            Activations.tanh(a);
        }
    }

    /** The sum of both biases, for cells that only use their sum. */
    static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }
}
