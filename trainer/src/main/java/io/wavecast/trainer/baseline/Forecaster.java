package io.wavecast.trainer.baseline;

/** A classical forecaster of one channel, in constant time per sample. */
public interface Forecaster {
    /** The name in tables. */
    String name();

    /**
     * Takes in the next sample.
     *
     * @param value finite
     */
    void observe(double value);

    /**
     * Forecasts a value. At least one sample must have been observed.
     *
     * @param horizon steps ahead, at least 1
     */
    double forecast(int horizon);
}
