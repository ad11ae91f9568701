package io.wavecast.benchmarks.stepper;

/**
 * A network of one layer and the state of one series, kept in the form that suits whoever steps it. Each step takes the whole
 * state in and gives it out again, as it must where many series share a network. For one thread.
 */
public interface Stepper extends AutoCloseable {
    /**
     * @param x (inputs)
     * @param out (outputs) receives what the network says
     */
    void step(float[] x, float[] out);

    /** What is not on the heap, or nothing. */
    @Override
    default void close() {}
}
