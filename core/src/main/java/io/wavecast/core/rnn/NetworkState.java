package io.wavecast.core.rnn;

/** The state of a network between steps; {@link Network#step} changes the arrays. */
public final class NetworkState {
    final float[][] hidden; // (layers)(hidden)
    final float[][] cell; // (layers)(hidden) for LSTM, (layers)(0) otherwise
    final float[] lags; // (lags·inputs), newest first

    /** Creates a state. The arrays are not copied. */
    public NetworkState(float[][] hidden, float[][] cell, float[] lags) {
        this.hidden = hidden;
        this.cell = cell;
        this.lags = lags;
    }

    /** The hidden states, (layers)(hidden); shared. */
    public float[][] hidden() {
        return hidden;
    }

    /** The cell states, (layers)(hidden) for LSTM, (layers)(0) otherwise; shared. */
    public float[][] cell() {
        return cell;
    }

    /** The last inputs, (lags·inputs), newest first; shared. */
    public float[] lags() {
        return lags;
    }

    /** Copies the values of a state of the same shape. */
    public void copyFrom(NetworkState other) {
        for (int layer = 0; layer < hidden.length; layer++) {
            System.arraycopy(other.hidden[layer], 0, hidden[layer], 0, hidden[layer].length);
            System.arraycopy(other.cell[layer], 0, cell[layer], 0, cell[layer].length);
        }
        System.arraycopy(other.lags, 0, lags, 0, lags.length);
    }
}
