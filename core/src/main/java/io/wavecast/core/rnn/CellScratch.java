package io.wavecast.core.rnn;

/** Working arrays of one layer for one thread; contents mean nothing between steps. */
final class CellScratch {
    final float[] gates; // (gates·hidden)
    final float[][] each; // (gates)(hidden) the gates one by one
    final float[] recurrent; // (gates·hidden) what the hidden state adds, where it is kept apart
    final float[] resetAndUpdate; // (2·hidden)
    final float[] candidate; // (hidden)
    final float[] gated; // (hidden)

    CellScratch(int gates, int hidden) {
        this.gates = new float[gates * hidden];
        this.each = new float[gates][hidden];
        this.recurrent = new float[gates * hidden];
        this.resetAndUpdate = new float[2 * hidden];
        this.candidate = new float[hidden];
        this.gated = new float[hidden];
    }
}
