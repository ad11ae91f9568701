package io.wavecast.core.rnn;

/** Working arrays of one layer for one thread; contents are undefined between steps. */
final class CellScratch {
    final float[] gates; // (gates·hidden)
    final float[][] perGate; // (gates)(hidden)
    final float[] recurrent; // (gates·hidden) contribution of the hidden state, if kept separate
    final float[] resetAndUpdate; // (2·hidden)
    final float[] candidate; // (hidden)
    final float[] gated; // (hidden)

    CellScratch(int gates, int hidden) {
        this.gates = new float[gates * hidden];
        this.perGate = new float[gates][hidden];
        this.recurrent = new float[gates * hidden];
        this.resetAndUpdate = new float[2 * hidden];
        this.candidate = new float[hidden];
        this.gated = new float[hidden];
    }
}
