package io.wavecast.benchmarks.stepper;

/** A stepper that many series share: their states are arrays outside of it. */
public interface MultiSeriesStepper extends Stepper {
    /**
     * Replaces the state.
     *
     * @param state (hidden), of an LSTM (2·hidden): first h, then c; zeros at the start of a series
     */
    void loadState(float[] state);

    /**
     * Copies the state out.
     *
     * @param state receives the state, in the layout of {@link #loadState}
     */
    void storeState(float[] state);

    /**
     * One step of one series.
     *
     * @param state of the series, replaced by its next one
     * @param x (inputs)
     * @param out (outputs) receives the outputs
     */
    default void step(float[] state, float[] x, float[] out) {
        loadState(state);
        step(x, out);
        storeState(state);
    }
}
