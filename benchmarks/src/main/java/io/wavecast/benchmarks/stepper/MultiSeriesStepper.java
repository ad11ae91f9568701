package io.wavecast.benchmarks.stepper;

/** {@link io.wavecast.benchmarks.workload.RandomModel}'s network in one library. Not for two threads at once. */
public interface MultiSeriesStepper extends AutoCloseable {
    /**
     * One step of one series.
     *
     * @param state (2·hidden) h, then c, zeros for a series that nothing is known of; moved on
     * @param x the observed value, scaled
     * @return the next value, scaled
     */
    float step(float[] state, float x);

    @Override
    void close();
}
