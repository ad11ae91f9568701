package io.wavecast.trainer.baseline;

/** How well a forecaster did one step ahead. */
final class OneStepError {
    private OneStepError() {}

    /** A missing value takes the forecast's place, and is not judged. @param past NaN where missing; infinity where it ran away */
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
