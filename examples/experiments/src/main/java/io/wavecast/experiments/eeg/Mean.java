package io.wavecast.experiments.eeg;

import io.wavecast.trainer.baseline.Forecaster;

/** Always forecasts the mean of the past. */
record Mean(double value) implements Forecaster {
    @Override
    public String name() {
        return "mean";
    }

    @Override
    public void observe(double sample) {
        // The mean is fixed.
    }

    @Override
    public double forecast(int horizon) {
        return value;
    }
}
