package io.wavecast.signals.generated;

/** Makes one sample after the other. */
interface Generator {
    /** @param values (channels) receives the next sample */
    void next(double[] values);
}
