package io.wavecast.trainer.baseline;

/** Simple exponential smoothing (Brown 1959): {@code l ← l + α (x − l)}, where l is the forecast for every horizon. */
public final class ExponentialSmoothing implements Forecaster {
    private static final double SMALLEST = 0.005;
    private static final double STEP = 0.05;

    private final double alpha;
    private double level = Double.NaN;

    /**
     * Creates a forecaster that has observed nothing.
     *
     * @param alpha smoothing constant α, 0..1
     */
    public ExponentialSmoothing(double alpha) {
        this.alpha = alpha;
    }

    /**
     * Chooses the α in 0.005..1 with the least mean square error one step ahead.
     *
     * @param past one channel, NaN where missing
     */
    public static ExponentialSmoothing fit(double[] past) {
        double best = 1;
        double bestError = Double.POSITIVE_INFINITY;
        for (double alpha : new double[] {SMALLEST, 0.01, 0.02, 0.03}) {
            double error = OneStepError.meanSquare(new ExponentialSmoothing(alpha), past);
            if (error < bestError) {
                bestError = error;
                best = alpha;
            }
        }
        for (int i = 1; i <= 20; i++) {
            double error = OneStepError.meanSquare(new ExponentialSmoothing(i * STEP), past);
            if (error < bestError) {
                bestError = error;
                best = i * STEP;
            }
        }
        return new ExponentialSmoothing(best);
    }

    public double alpha() {
        return alpha;
    }

    @Override
    public String name() {
        return "ses";
    }

    @Override
    public void observe(double value) {
        level = Double.isNaN(level) ? value : level + alpha * (value - level);
    }

    @Override
    public double forecast(int horizon) {
        return level;
    }
}
