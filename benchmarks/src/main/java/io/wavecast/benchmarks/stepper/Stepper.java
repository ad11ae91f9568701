package io.wavecast.benchmarks.stepper;

/**
 * A network of one layer and the state of one series, in the form that suits a library best. Each step takes the whole state in and
 * returns it, as it must if many series share a network. Not thread-safe.
 */
public interface Stepper extends AutoCloseable {
    /**
     * Advances the state by one step.
     *
     * @param x (inputs)
     * @param out (outputs) receives the outputs
     */
    void step(float[] x, float[] out);

    /** Frees native memory, if the library holds any. */
    @Override
    default void close() {}
}
