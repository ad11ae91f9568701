package io.wavecast.trainer.baseline;

/** A classical forecaster of one channel, in constant time per sample. */
public interface Forecaster {
    /** As tables show it. */
    String name();

    /** Takes in the next sample. @param value finite */
    void observe(double value);

    /** What is to come. @param horizon steps ahead, 1 or more; at least one sample must have been observed */
    double forecast(int horizon);
}
