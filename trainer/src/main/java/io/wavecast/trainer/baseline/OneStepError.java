package io.wavecast.trainer.baseline;

/** The error of a forecaster one step ahead. */
final class OneStepError {
    private OneStepError() {}

    /**
     * The mean square error. A missing value is replaced by its forecast and not counted.
     *
     * @param past one channel, NaN where missing
     * @return infinity if the forecasts diverge
     */
    static double meanSquare(Forecaster forecaster, double[] past) {
        double sum = 0;
        int count = 0;
        boolean begun = false;
        for (double value : past) {
            if (begun) {
                double expected = forecaster.forecast(1);
                if (!Double.isNaN(value)) {
                    sum += (value - expected) * (value - expected);
                    count++;
                }
                forecaster.observe(Double.isNaN(value) ? expected : value);
            } else if (!Double.isNaN(value)) {
                forecaster.observe(value);
                begun = true;
            }
        }
        double mean = sum / Math.max(1, count);
        return Double.isFinite(mean) ? mean : Double.POSITIVE_INFINITY;
    }
}
