package io.wavecast.trainer.baseline;

/**
 * Holt's linear trend (Holt 1957) in error-correction form. With the error {@code e = x − l − b}, the updates are
 * {@code l ← l + b + α e} and {@code b ← b + α β e}, and the forecast h steps ahead is {@code l + h·b}. An α above 1 overshoots, which
 * suits over-sampled signals.
 */
public final class Holt implements Forecaster {
    private static final double[] BETAS = {0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.85, 1};

    private final double alpha;
    private final double beta;
    private double level = Double.NaN;
    private double trend;

    /**
     * Creates a forecaster that has observed nothing.
     *
     * @param alpha smoothing constant α of the level
     * @param beta smoothing constant β of the trend
     */
    public Holt(double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
    }

    /**
     * Chooses α in 0.1..1.9 and β in 0.01..1 with the least mean square error one step ahead.
     *
     * @param past one channel, NaN where missing
     */
    public static Holt fit(double[] past) {
        Holt best = new Holt(1, BETAS[0]);
        double bestError = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= 19; i++) {
            for (double beta : BETAS) {
                double error = OneStepError.meanSquare(new Holt(i / 10.0, beta), past);
                if (error < bestError) {
                    bestError = error;
                    best = new Holt(i / 10.0, beta);
                }
            }
        }
        return best;
    }

    public double alpha() {
        return alpha;
    }

    public double beta() {
        return beta;
    }

    @Override
    public String name() {
        return "holt";
    }

    @Override
    public void observe(double value) {
        if (Double.isNaN(level)) {
            level = value;
            return;
        }
        double error = value - level - trend;
        level += trend + alpha * error;
        trend += alpha * beta * error;
    }

    @Override
    public double forecast(int horizon) {
        return level + horizon * trend;
    }
}
