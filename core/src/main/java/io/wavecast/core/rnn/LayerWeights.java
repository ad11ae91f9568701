package io.wavecast.core.rnn;

/** Weights of one recurrent layer, in PyTorch's gate order: LSTM i, f, g, o; GRU r, z, n. */
public final class LayerWeights {
    private final Matrix input; // (gates·hidden, inputs)
    private final Matrix recurrent; // (gates·hidden, hidden)
    private final float[] inputBias; // (gates·hidden)
    private final float[] recurrentBias; // (gates·hidden)

    public LayerWeights(Matrix input, Matrix recurrent, float[] inputBias, float[] recurrentBias) {
        this.input = input;
        this.recurrent = recurrent;
        this.inputBias = inputBias.clone();
        this.recurrentBias = recurrentBias.clone();
    }

    public Matrix input() {
        return input;
    }

    public Matrix recurrent() {
        return recurrent;
    }

    /** The input biases, (gates·hidden); a copy. */
    public float[] inputBias() {
        return inputBias.clone();
    }

    /** The recurrent biases, (gates·hidden); a copy. */
    public float[] recurrentBias() {
        return recurrentBias.clone();
    }
}
