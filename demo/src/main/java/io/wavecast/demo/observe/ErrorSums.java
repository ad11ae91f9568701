package io.wavecast.demo.observe;

/** Squared errors of forecasts and of the naive forecasts made at the same moments; they add up. */
final class ErrorSums {
    private long count;
    private double squared;
    private double naiveSquared;
    private double covered;

    void add(ScoredForecast settled) {
        count++;
        squared += settled.squaredError();
        naiveSquared += settled.naiveSquaredError();
        covered += settled.covered();
    }

    void add(ErrorSums other) {
        count += other.count;
        squared += other.squared;
        naiveSquared += other.naiveSquared;
        covered += other.covered;
    }

    ErrorStatistics errors() {
        return new ErrorStatistics(
                count,
                Math.sqrt(squared / count),
                Math.sqrt(naiveSquared / count),
                count == 0 ? Double.NaN : covered / count);
    }
}
