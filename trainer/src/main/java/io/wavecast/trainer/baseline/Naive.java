package io.wavecast.trainer.baseline;

/** Repeats the last value. */
public final class Naive implements Forecaster {
    private double last = Double.NaN;

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public void observe(double value) {
        last = value;
    }

    @Override
    public double forecast(int horizon) {
        return last;
    }
}
