package io.wavecast.signals.generated;

/** Generates one sample after the other. */
interface Generator {
    /**
     * Generates the next sample.
     *
     * @param values (channels) receives the sample
     */
    void next(double[] values);
}
